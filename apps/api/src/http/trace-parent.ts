/** The place of a span in a trace, as W3C Trace Context writes it. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly flags: number;
}

// A later version may go on after a further hyphen; version 00 may not, and ff is none.
const pattern = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/**
 * Reads a `traceparent` header.
 *
 * @param header The header's value.
 * @returns The caller's span; undefined where the header is missing or malformed, which starts a trace anew.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceParentOf(header: string | null): TraceParent | undefined {
  if (header === null) return undefined;
  const [, version, traceId, spanId, flags, more] = pattern.exec(header) ?? [];
  if (!traceId || !spanId || !flags || (version === "00" && more !== undefined)) return undefined;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** Writes it as the value of a header. */
export const traceParentHeader = ({ traceId, spanId, flags }: TraceParent): string =>
  `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, "0")}`;
