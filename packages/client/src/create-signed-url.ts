import type { SignedForm, SignedFormRequest } from "@signed-s3/contracts";
import { readApiAnswer } from "./answers/api-answer.ts";
import { textOfAnswer } from "./answers/text-of-answer.ts";
import type { Call } from "./call.ts";
import { networkError } from "./errors/network-error.ts";
import { UploadError } from "./errors/upload-error.ts";
import { withPatience } from "./patience/with-patience.ts";
import { withRetries } from "./patience/with-retries.ts";
import { runtimeWith } from "./runtime.ts";

/** What a form shall allow. (A redirect after the upload is for forms in HTML: a script can't tell it from a failure.) */
export type FormRequest = Omit<SignedFormRequest, "success_action_redirect">;

/** What {@link createSignedUrl} takes. */
export interface CreateSignedUrlOptions extends Call {
  /** Where the service is, such as `https://sign.example.com`; in a page also relative to it, such as `/`. */
  readonly service: string | URL;
  /** What the form shall allow. @default what the service allows anyway */
  readonly data?: FormRequest | undefined;
  /** Correlates the answer with the request. @default one of the service's */
  readonly uuid?: string | undefined;
  /** Headers to send, such as `authorization`; a function is called for each request. */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>) | undefined;
  /** How long one request may take, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number | undefined;
}

/**
 * Asks the service for a signed form. It is asked again, up to six times, where it can't be reached, is busy, or its answer is
 * damaged: that does no harm, as the service only signs.
 *
 * @param options Where the service is, and what the form shall allow.
 * @returns The form: its fields are to be sent in their order, the file after them.
 * @throws {UploadError} The service's own code where it refuses; `network_error`, `offline`, `hidden_by_cors`, `timed_out`, `invalid_answer`, `aborted`,
 *   `form_unavailable` where `headers` fails.
 * @throws {TypeError} `service` is no URL of http or https, or has a password in it; a header can't be sent.
 * @example
 * ```ts
 * const form = await createSignedUrl({ service: "https://sign.example.com", data: { content_type: "image/*" } });
 * ```
 */
export async function createSignedUrl(options: CreateSignedUrlOptions): Promise<SignedForm> {
  const { service, data, uuid, headers, timeoutMs: ms = 30_000, signal } = options;
  const runtime = runtimeWith(options.runtime);
  const url = new URL("api/v2/s3/create_signed_url", withSlash(service)).href;
  const body = JSON.stringify({ uuid, command: "CreateSignedS3FormData", data });

  const own = async (): Promise<Readonly<Record<string, string>> | undefined> => {
    try {
      return typeof headers === "function" ? await headers() : headers;
    } catch (cause) {
      throw new UploadError("form_unavailable", "The headers for the signing service could not be had.", { cause });
    }
  };
  const ask = async (given: AbortSignal): Promise<SignedForm> => {
    const sent = headersOf(await own());
    if (!sent.has("accept")) sent.set("accept", json);
    sent.set("content-type", json);
    const requestId = sent.get("x-request-id") ?? newRequestId();
    sent.set("x-request-id", requestId);
    try {
      const answer = await runtime.fetch(url, { method: "POST", body, headers: sent, signal: given });
      return readApiAnswer({
        status: answer.status,
        body: await textOfAnswer(answer),
        requestId: answer.headers.get("x-request-id") ?? requestId,
        retryAfter: answer.headers.get("retry-after"),
      });
    } catch (error) {
      throw await networkError(error, { peer: "the signing service", url, signal: given, requestId });
    }
  };
  return withRetries(options, runtime, () => withPatience({ ms, signal, setTimer: runtime.setTimer }, ask));
}

const json = "application/json";

// A page has an address that others are relative to; there is none elsewhere.
declare namespace globalThis {
  const location: { readonly href: string } | undefined;
}

function withSlash(service: string | URL): URL {
  // What is missing would be a path by the name of "undefined".
  const base = new URL(service, service && globalThis.location?.href);
  if (!/^https?:$/.test(base.protocol) || base.username || base.password) {
    throw new TypeError("service must be an http(s) URL without password.");
  }
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

// The platform's own error would tell the value, which may be a token.
function headersOf(own: Readonly<Record<string, string>> = {}): Headers {
  try {
    return new Headers(own);
  } catch {
    throw new TypeError("A header can't be sent.");
  }
}

/** Made here, so that it is known also where no answer comes. (`randomUUID` is not there on pages without TLS.) */
function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
