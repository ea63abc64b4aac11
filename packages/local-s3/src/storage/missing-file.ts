/**
 * Whether a file operation failed because there is no such file.
 *
 * @example
 * ```ts
 * await open(path).catch((error) => isMissing(error));
 * ```
 */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
