import type { Finding, SignedForm } from "@signed-s3/contracts";
import { s3ErrorCodeOf } from "../errors/error-codes.ts";
import { UploadError, type UploadErrorFacts } from "../errors/upload-error.ts";
import type { Answer } from "../transport/transport.ts";
import { retryAfterMs } from "./retry-after.ts";
import { textOf } from "./xml.ts";

/** Where an uploaded file is. */
export interface UploadResult {
  /** Null where neither answer nor policy names it. */
  readonly bucket: string | null;
  readonly key: string;
  /** In its quotation marks, as in HTTP's header. Null where S3 was asked for an answer without body and its headers can't be read. */
  readonly etag: string | null;
  /** The object's URL. It opens only where the object may be read by everyone. */
  readonly location: string;
}

const transient = new Set(["s3_slow_down", "s3_request_timeout", "s3_incomplete_body"]);
// A fresh form mends these: the old one, or the credentials that signed it, have had their time.
const outlived = new Set(["s3_policy_expired", "s3_expired_token"]);

/**
 * Reads what S3 answers to a form.
 *
 * @param answer The answer.
 * @param form The form, which tells what an answer without a body leaves out.
 * @param bucket The bucket that the form's policy names.
 * @param explain Tells what an error of S3's means for the form.
 * @throws {UploadError} An `s3_…` code where S3 refuses; `invalid_answer` where it isn't S3 that answers.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export function readS3Answer(
  answer: Answer,
  form: SignedForm,
  bucket: string | null,
  explain: (s3Error: string) => readonly Finding[],
): UploadResult {
  const { status, body } = answer;
  const asked = form.fields.success_action_status ?? "204";
  // Where S3 answers 201 it says what it has stored: without that, or with half of it, it was another that answered.
  const isWhole = body.includes("</PostResponse>") && textOf(body, "ETag");
  const isResult = isWhole || (status !== 201 && !body.trim());
  if ((status === 204 || `${status}` === asked) && isResult) return resultOf(answer, form, bucket);
  throw refusal(answer, explain);
}

function resultOf({ body, header }: Answer, { url, fields }: SignedForm, bucket: string | null): UploadResult {
  const key = textOf(body, "Key") ?? fields.key;
  return {
    bucket: textOf(body, "Bucket") ?? bucket,
    key,
    etag: textOf(body, "ETag") ?? header("etag"),
    location: textOf(body, "Location") ?? header("location") ?? objectUrl(url, key),
  };
}

function objectUrl(url: string, key: string): string {
  return `${url.replace(/\/$/, "")}/${key.split("/").map(encodeURIComponent).join("/")}`;
}

function refusal({ status, header, body }: Answer, explain: (s3Error: string) => readonly Finding[]): UploadError {
  const s3Code = body.includes("<Error>") ? textOf(body, "Code") : undefined;
  const isBusy = status >= 500 || status === 429;
  const facts: UploadErrorFacts = {
    status,
    requestId: header("x-amz-request-id") ?? textOf(body, "RequestId"),
    // A browser complains at its console of each header that a page asks for and may not read.
    retryAfterMs: retryAfterMs(isBusy ? header("retry-after") : null),
    retryable: isBusy,
  };
  if (!s3Code) {
    return new UploadError("invalid_answer", `What answered with status ${status} is not S3.`, facts);
  }
  const code = s3ErrorCodeOf(s3Code, textOf(body, "Message") ?? "");
  // 501 is a store that has no uploads by POST, today and tomorrow.
  const retryable = (facts.retryable && status !== 501) || transient.has(code) || outlived.has(code);
  const why = code === "s3_policy_expired" ? "the form has expired" : s3Code;
  return new UploadError(code, `S3 refused the upload: ${why}.`, {
    ...facts,
    s3Code,
    retryable,
    findings: explain(body),
  });
}
