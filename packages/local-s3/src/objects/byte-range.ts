/** A stretch of bytes: from `start` up to but without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header as S3 does: one range of bytes; whatever else stands there, several ranges too, asks for the whole.
 *
 * @param header The header's value; null: there is none.
 * @param size The object's size in bytes.
 * @returns The range; undefined: the whole; null: the object has not a byte of it.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 * @example
 * ```ts
 * byteRange("bytes=-5", 100); // { start: 95, end: 100 }
 * ```
 */
export function byteRange(header: string | null, size: number): ByteRange | undefined | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return undefined;
  if (first === "")
    return Number(last) === 0 || size === 0 ? null : { start: Math.max(0, size - Number(last)), end: size };
  const start = Number(first);
  if (last !== "" && Number(last) < start) return undefined;
  return start < size ? { start, end: last === "" ? size : Math.min(Number(last) + 1, size) } : null;
}
