/**
 * S3's POST Object on a folder: for development, and for the tests of whoever uploads by signed forms.
 *
 * @module
 */
export { type LocalS3, localS3 } from "./local-s3.ts";
export type { LocalS3Options } from "./options.ts";
export type { Listening, ListenOptions } from "./server/listen.ts";
