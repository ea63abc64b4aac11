import { textElements } from "./xml.ts";

/** What S3 answered instead of taking the upload. */
export interface S3Error {
  /** S3's code, such as `AccessDenied`. */
  readonly code: string;
  readonly message: string;
  /** All elements of the answer by name, `Code` and `Message` among them. */
  readonly details: ReadonlyMap<string, string>;
}

const longestAnswer = 65_536;
const longestMessage = 2000;

/**
 * Reads S3's error answer: a flat XML document. Tolerant of what is around it and of an end that was cut off.
 *
 * @param xml The answer's body; of a long one the first 64 KB are read.
 * @returns The error; undefined where there is no `Code` in the text, as when it is not S3 that answered.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @example
 * ```ts
 * readS3Error("<Error><Code>NoSuchBucket</Code></Error>")?.code; // "NoSuchBucket"
 * ```
 */
export function readS3Error(xml: string): S3Error | undefined {
  const details = new Map<string, string>();
  for (const [name, text] of textElements(xml.slice(0, longestAnswer))) {
    if (!details.has(name)) details.set(name, text.trim());
  }
  const code = details.get("Code");
  const message = details.get("Message") ?? "";
  return code ? { code: code.slice(0, 100), message: message.slice(0, longestMessage), details } : undefined;
}
