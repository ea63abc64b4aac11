import { FormatRegistry } from "@sinclair/typebox";
import { isHttpUrl } from "./shapes.ts";

FormatRegistry.Set("web-origin", (text) => text === "*" || isWebOrigin(text));

/** What an origin to allow must be. */
export const webOrigin = {
  format: "web-origin",
  description: "* or an origin such as https://example.org: no path, no pattern",
};

/** Neither a path nor a pattern, which would be none. */
const isWebOrigin = (text: string): boolean => isHttpUrl(text) && /^\w+:\/\/[^/\\*\s?]+$/.test(text);

/** An origin as browsers write it, and so as it is compared: in lower case and ASCII, without the port that the scheme has anyway. */
export const asBrowsersWrite = (origin: string): string => (origin === "*" ? origin : new URL(origin).origin);
