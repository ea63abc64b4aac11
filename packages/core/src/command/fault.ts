import { type ErrorCode, errorCodes } from "@signed-s3/contracts";

/** One thing that is wrong with a request. A sibling service may use codes of its own. */
export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** JSON Pointer into the request's body; null: it is not in the body. */
  readonly source: string | null;
}

/**
 * Makes a fault of one of the codes in contracts.
 *
 * @param code The code: it brings status and title.
 * @param detail What is wrong with this request and how to mend it. It must not hold a secret.
 * @param source JSON Pointer (RFC 6901) into the request's body. Default: null.
 * @example
 * ```ts
 * fault("invalid_data", "Send an object or null.", "/data");
 * ```
 */
export function fault(code: ErrorCode, detail: string, source: string | null = null): Fault {
  const { status, title } = errorCodes[code];
  return { status, code, title, detail, source };
}
