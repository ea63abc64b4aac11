import { UploadError } from "@signed-s3/client";
import type { Finding, RequestError } from "@signed-s3/contracts";

/** Something that is wrong, and what to do about it, whoever found it. */
export interface Problem {
  /** Stable, for programs. */
  readonly code: string;
  readonly title: string;
  readonly remedy: string;
  /** What was sent, and what is wanted instead; undefined: there is no such thing. */
  readonly sent?: string | undefined;
  readonly expected?: string | undefined;
  /** What S3 said, in its own words. */
  readonly said?: string | undefined;
  /** JSON Pointer to what is wrong in the request for a form; undefined: nothing in it is. */
  readonly source?: string | undefined;
}

/** A reason why S3 refuses a form. */
export function problemOfFinding({ code, sent, expected, remedy, condition }: Finding): Problem {
  const facts = { code, title: code === "s3_said" ? "S3 did not take it" : inWords(code), remedy };
  // It is then S3's own sentence that stands where there is otherwise what was sent.
  if (code === "s3_said" && expected === null) return { ...facts, said: sent ?? undefined };
  return {
    ...facts,
    sent: sent ?? undefined,
    expected: expected ?? (condition === null ? undefined : JSON.stringify(condition)),
  };
}

/** A reason why the service refuses a request. */
function problemOfRequest({ code, title, detail, source }: RequestError): Problem {
  return { code, title, remedy: detail, source: source ?? undefined };
}

/**
 * All that is wrong, told by the service, by S3 or by the client.
 *
 * @param error What was thrown.
 * @param origin Where the file was sent to, if it was.
 */
export function problemsOf(error: unknown, origin?: string): readonly Problem[] {
  if (!(error instanceof UploadError)) {
    return [{ code: "page_error", title: "The page failed", remedy: "Load it again; report it if it goes on." }];
  }
  const { errors, findings, code, message } = error;
  if (errors.length > 0) return errors.map(problemOfRequest);
  if (findings.length > 0) return findings.map(problemOfFinding);
  return [{ code, title: titles(origin)[code] ?? inWords(code), remedy: remedies(origin)[code] ?? message }];
}

const titles = (origin: string | undefined): Readonly<Record<string, string>> => ({
  network_error: "No connection",
  offline: "This machine is offline",
  hidden_by_cors: "The answer is hidden from this page",
  timed_out: "No answer in time",
  invalid_answer: `Not the answer of ${origin ? "a store" : "the service"}`,
  aborted: "Cancelled",
});

const remedies = (origin: string | undefined): Readonly<Record<string, string>> => ({
  network_error: `Nothing came back from ${origin ?? "the service"}. Is it up?`,
  offline: "Connect it to the network, then try again.",
  hidden_by_cors: origin
    ? `See that the bucket\u2019s CORS rules list ${location.origin}.`
    : `See that CORS_ORIGINS of the service lists ${location.origin}.`,
  timed_out: "Nothing moved for too long. Try again.",
  aborted: "Nothing was stored.",
});

/** `file_too_large` as a person writes it. */
function inWords(code: string): string {
  const words = code.replace(/^s3_/, "S3: ").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
