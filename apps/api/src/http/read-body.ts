import type { TSchema } from "@sinclair/typebox";
import { decodeForm } from "./decode-form.ts";
import { type BodyLimits, readBytes } from "./read-bytes.ts";
import { Refusal } from "./refusal.ts";

/**
 * Reads a request's body and parses it by its content type: JSON or form-urlencoded.
 *
 * @param request The request.
 * @param limits What the body may take.
 * @param dataSchema The schema of the member `data`, by which a form's text becomes numbers.
 * @returns The parsed body; undefined where there is none.
 * @throws {Refusal} 400, 408, 413 or 415.
 */
export async function readBody(request: Request, limits: BodyLimits, dataSchema: TSchema): Promise<unknown> {
  const bytes = await readBytes(request, limits);
  if (bytes.length === 0) return undefined;
  const parse = parserFor(request.headers);
  return parse(bytes, dataSchema);
}

type Parser = (bytes: Uint8Array, dataSchema: TSchema) => unknown;

function parserFor(headers: Headers): Parser {
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw new Refusal("unsupported_media_type", "Send the body without a Content-Encoding.");
  }
  const contentType = headers.get("content-type") ?? "";
  const [mediaType = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset);
  const parser = isUtf8 && Object.hasOwn(parsers, mediaType) ? parsers[mediaType] : undefined;
  if (!parser) {
    throw new Refusal(
      "unsupported_media_type",
      "Send Content-Type: application/json or application/x-www-form-urlencoded, in UTF-8.",
    );
  }
  return parser;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

const parsers: Readonly<Record<string, Parser>> = {
  "application/json": (bytes) => {
    try {
      return JSON.parse(utf8.decode(bytes));
    } catch {
      throw new Refusal("malformed_json", "Send one JSON value in UTF-8; an empty body is fine too.");
    }
  },
  "application/x-www-form-urlencoded": (bytes, dataSchema) => {
    try {
      return decodeForm(utf8.decode(bytes), dataSchema);
    } catch {
      throw new Refusal(
        "malformed_form",
        "Send names and values as percent-encoded UTF-8, such as data[filename]=a.png.",
      );
    }
  },
};
