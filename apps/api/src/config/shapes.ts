import { isIP } from "node:net";
import { FormatRegistry } from "@sinclair/typebox";

FormatRegistry.Set("host", (text) => isIP(text) !== 0 || /^[a-z\d]([\w.-]*[a-z\d])?$/i.test(text));
FormatRegistry.Set("http-url", (text) => isHttpUrl(text) && new URL(text).search === "");
FormatRegistry.Set("http-url-with-query", isHttpUrl);

/** Whether it is such a URL. One with a password in it is none: that would come to light with the URL. */
export function isHttpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return /^https?:$/.test(url?.protocol ?? "") && url?.hash === "" && url.username === "" && url.password === "";
}

/** What a whole number must be. */
export const wholeNumber = (minimum: number, maximum: number) => ({
  minimum,
  maximum,
  description: `a whole number from ${minimum} to ${maximum}`,
});

/** What the address to listen on must be: without brackets, and without a port. */
export const hostAddress = { format: "host", description: "an address such as 127.0.0.1 or ::" };

/** What the name of a bucket must be. */
export const bucketName = {
  pattern: "^(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
  description: "a bucket name: 3 to 63 of a-z, 0-9, hyphen and single dots, and no IP address",
};
/** What the name of a region must be. */
export const regionName = { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", description: "a region such as eu-central-1" };
/** What the id of an access key must be. */
export const accessKeyId = { pattern: "^[!-.0-~]+$", description: "visible ASCII characters without a slash" };
/** What the token of temporary credentials must be, which each form carries. */
export const sessionToken = { pattern: "^[!-~]+$", description: "visible ASCII characters" };
/** What a secret must be whose every character counts: a space that was copied along makes signatures that S3 refuses. */
export const trimmedText = { pattern: "^\\S(.*\\S)?$", description: "text without spaces around it" };
/** What the URL of an endpoint must be. */
export const endpointUrl = { format: "http-url", description: "a URL such as http://localhost:9000" };
/** What a media type to allow must be. */
export const mediaType = {
  pattern: "^[\\w!#$&^.+-]+/([\\w!#$&^.+-]+|\\*)$",
  description: "a media type such as image/png or image/*",
};
/** How long a form may be good for: SigV4's own limit is seven days. */
export const expirySeconds = wholeNumber(1, 604_800);
/** S3's limit for a POST. */
export const mostBytes: number = 5 * 1024 ** 3;
