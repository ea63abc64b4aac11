import type { TSchema } from "@sinclair/typebox";
import { decodeForm } from "./decode-form.ts";
import { type BodyLimits, readText } from "./read-text.ts";
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
  const text = await readText(request, limits);
  if (text === "") return undefined;
  const { parse, refusal } = parserFor(request.headers);
  if (text === undefined) throw refusal();
  try {
    return parse(text, dataSchema);
  } catch {
    throw refusal();
  }
}

interface Parser {
  readonly parse: (text: string, dataSchema: TSchema) => unknown;
  /** Why a body is refused that is none of the kind. */
  readonly refusal: () => Refusal;
}

const json: Parser = {
  parse: (text) => JSON.parse(text),
  refusal: () => new Refusal("malformed_json", "Send one JSON value in UTF-8; an empty body is fine too."),
};

const form: Parser = {
  parse: decodeForm,
  refusal: () =>
    new Refusal(
      "malformed_form",
      "Send names and values as percent-encoded UTF-8, such as data[filename]=a.png, or JSON with Content-Type: application/json.",
    ),
};

const parsers: Readonly<Record<string, Parser>> = {
  "application/json": json,
  "application/x-www-form-urlencoded": form,
};

function parserFor(headers: Headers): Parser {
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity") {
    throw new Refusal("unsupported_media_type", "Send the body without a Content-Encoding.");
  }
  const contentType = headers.get("content-type") ?? "";
  // As nearly all have it.
  if (contentType === "application/json") return json;
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
