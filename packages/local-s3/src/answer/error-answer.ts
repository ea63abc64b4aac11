import type { S3Error } from "./s3-error.ts";
import { xmlAnswer, xmlDocument } from "./xml.ts";

/**
 * Answers with an error as S3 does.
 *
 * @param error What is wrong.
 * @param requestId The id that the answer's header bears as well.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses
 */
export function errorAnswer(error: S3Error, requestId: string): Response {
  const { code, status, message, details, headers } = error;
  const body = xmlDocument("Error", {
    Code: code,
    Message: message,
    ...details,
    RequestId: requestId,
    HostId: "local-s3",
  });
  return xmlAnswer(body, status, headers);
}
