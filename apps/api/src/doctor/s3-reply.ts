import { setTimeout } from "node:timers/promises";
import { Unreachable } from "./unreachable.ts";

/** What S3 answered, whoever asked: a form, a browser's preflight or the SDK. */
export interface S3Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The error's code, such as `AccessDenied`. */
  readonly code: string | undefined;
  /** The error's text. */
  readonly message: string | undefined;
  /** The bucket that the answer is about, where it says so. */
  readonly bucket: string | undefined;
  /** The bucket's region, where the answer says so. */
  readonly region: string | undefined;
}

/** Less than a check may take, so that it can still say what it was waiting for. */
export const requestLimitMs = 4000;

/**
 * Asks over HTTP, without following redirects: a browser that posts a form could not do so either.
 *
 * @throws {Unreachable} There is no answer, or none in time.
 */
export async function ask(url: string, init: RequestInit = {}): Promise<S3Reply> {
  try {
    const signal = AbortSignal.timeout(requestLimitMs);
    const send = (): Promise<Response> => fetch(url, { redirect: "manual", signal, ...init });
    // One connection may fail on any network, and be no illness.
    const response = await send().catch(() => setTimeout(250).then(send));
    const { status, headers } = response;
    const body = await response.text();
    // A terminal would obey control characters.
    const text = body.replace(/\p{Cc}+/gu, " ");
    const element = (opening: string) => new RegExp(`${opening}([^<]*)`).exec(text)?.[1] || undefined;
    return {
      status,
      headers,
      code: element("<Code>"),
      message: element("<Message>"),
      bucket: element("<BucketName>") ?? element("<ListBucketResult[^>]*>\\s*<Name>"),
      region: headers.get("x-amz-bucket-region") || element("<Region>"),
    };
  } catch (error) {
    throw new Unreachable(url, error);
  }
}

/** A refusal in a few words: `403 AccessDenied: Access Denied.` */
export const inWords = ({ status, code, message }: S3Reply): string =>
  [[status, code].filter(Boolean).join(" "), message?.slice(0, 300)].filter(Boolean).join(": ");

/** Asks for one of a bucket's keys without any credentials. */
export const listAsStranger = (bucketUrl: string): Promise<S3Reply> => ask(`${bucketUrl}?list-type=2&max-keys=1`);
