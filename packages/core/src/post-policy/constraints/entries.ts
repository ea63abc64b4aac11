import { invalidOption } from "../signing-error.ts";

/**
 * The entries of an option that is an object.
 *
 * @throws {SigningError} `invalid_option`: it is none, as JSON that nobody has checked may have it.
 */
export function entriesOf<Value>(option: string, entries: Readonly<Record<string, Value>>): [name: string, Value][] {
  if (typeof entries !== "object" || entries === null || Array.isArray(entries)) {
    throw invalidOption(option, "must be an object of names and values");
  }
  return Object.entries(entries);
}
