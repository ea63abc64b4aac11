import { S3ServiceException } from "@aws-sdk/client-s3";
import { requestLimitMs, type S3Reply } from "./s3-reply.ts";
import { Unreachable } from "./unreachable.ts";

type Send = (options: { abortSignal: AbortSignal }) => Promise<object>;

/**
 * Asks through the SDK, and takes a refusal for an answer.
 *
 * @param url Where the SDK asks, to name it when it can't be reached.
 * @param send Sends a command.
 * @throws {Unreachable} There is no answer, or none in time.
 */
export async function askBySdk(url: string, send: Send): Promise<S3Reply> {
  try {
    const output = await send({ abortSignal: AbortSignal.timeout(requestLimitMs) });
    return { status: 200, headers: new Headers(), code: undefined, message: undefined, ...about(output) };
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw new Unreachable(url, error);
    const headers = new Headers(error.$response?.headers);
    return {
      status: error.$metadata.httpStatusCode ?? 0,
      headers,
      code: error.name,
      message: error.message,
      ...about(error),
      region: headers.get("x-amz-bucket-region") || about(error).region,
    };
  }
}

const about = (answer: object) => ({
  bucket: text(answer, "BucketName") ?? text(answer, "Name"),
  region: text(answer, "Region"),
});

/** The SDK leaves the members of an error's XML on the error, without telling the types of them. */
function text(holder: object, name: string): string | undefined {
  const value: unknown = Reflect.get(holder, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
