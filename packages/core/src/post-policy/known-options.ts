import { type ConstraintOptions, isConstraintOption } from "./constraint-options.ts";
import type { SignOptions } from "./sign-options.ts";
import { invalidOption } from "./signing-error.ts";

/**
 * Holds that every option is one: a misspelt limit would otherwise be no limit.
 *
 * @returns Those that are constraints.
 * @throws {SigningError} There is an option that no form has, or they are an object of a class.
 */
export function constraintNames(options: SignOptions): (keyof ConstraintOptions)[] {
  requirePlain(options);
  const names: (keyof ConstraintOptions)[] = [];
  for (const name of Object.keys(options)) {
    if (isFormOption(name)) continue;
    if (!isConstraintOption(name)) throw invalidOption(name, "is not an option");
    names.push(name);
  }
  return names;
}

// What such an object inherits isn't listed: a limit among it would be none. Another realm's objects are plain as well.
function requirePlain(options: SignOptions): void {
  const prototype: unknown = Object.getPrototypeOf(options);
  if (prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null) return;
  throw invalidOption("options", "must be a plain object, as what it inherits is not seen");
}

// A set of five names would take four times as long to look them up in, which is a twentieth of the signing.
function isFormOption(name: string): name is Exclude<keyof SignOptions, keyof ConstraintOptions> {
  switch (name) {
    case "key":
    case "credentials":
    case "now":
    case "expiresInSeconds":
    case "successActionStatus":
      return true;
    default:
      return false;
  }
}
