/**
 * What Bun, Deno and Node have and browsers have not: files on disk, and forms that are streamed.
 *
 * @module
 */
export { fileAt } from "./file-at.ts";
export { transport as httpTransport } from "./http-transport.ts";
