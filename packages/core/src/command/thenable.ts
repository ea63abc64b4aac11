/**
 * Whether something has to be waited for. Query builders and other realms have promises that are no instance of `Promise`.
 *
 * @example
 * ```ts
 * isThenable(Promise.resolve()); // true
 * ```
 */
export function isThenable<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
