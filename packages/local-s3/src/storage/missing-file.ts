/**
 * Whether a file operation failed because there is no such file.
 *
 * @example
 * ```ts
 * isMissing(Object.assign(new Error("gone"), { code: "ENOENT" })); // true
 * ```
 */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
