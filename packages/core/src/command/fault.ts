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

/** How many faults one check tells: the answer must not be many times as long as what was sent. */
export const mostFaults = 100;

/** What each code of a service stands for. */
export type FaultCodes<Code extends string> = Readonly<
  Record<Code, { readonly status: number; readonly title: string }>
>;

/** Makes a fault of one of the codes that it knows. */
export type MakeFault<Code extends string> = (code: Code, detail: string, source?: string | null) => Fault;

/**
 * Makes the function that makes faults of a service's own codes.
 *
 * @param codes HTTP status and title of each code. The title never changes for the code.
 * @example
 * ```ts
 * const fault = faultsOf({ invalid_avatar: { status: 422, title: "This can't be an avatar" } });
 * fault("invalid_avatar", "Send a PNG.", "/data/content_type").status; // 422
 * ```
 */
export function faultsOf<const Code extends string>(codes: FaultCodes<Code>): MakeFault<Code> {
  return (code, detail, source = null) => {
    const { status, title } = codes[code];
    return { status, code, title, detail, source };
  };
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
export const fault: MakeFault<ErrorCode> = faultsOf(errorCodes);
