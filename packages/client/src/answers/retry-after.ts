/**
 * Reads the header `Retry-After`, which is a number of seconds or a date.
 *
 * @param header Its value; null: there is none.
 * @returns Milliseconds from now; undefined: it tells nothing that is ahead.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 * @example
 * ```ts
 * retryAfterMs("4"); // 4000
 * ```
 */
export function retryAfterMs(header: string | null | undefined): number | undefined {
  const text = header ?? "";
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return ms >= 0 ? ms : undefined;
}
