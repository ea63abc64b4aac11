import type { Entries } from "./matrix-case.ts";

/** The form with another value in one of its fields. */
export function changed(entries: Entries, name: string, change: (value: string) => string): Entries {
  return entries.map((entry) => (entry[0] === name ? [name, change(entry[1])] : entry));
}

/** The form without a field. */
export function without(entries: Entries, name: string): Entries {
  return entries.filter(([field]) => field !== name);
}

/** The form with a field more, at its end. */
export function added(entries: Entries, name: string, value: string): Entries {
  return [...entries, [name, value]];
}

/** The form with a field twice, the second time with another value where one is given. */
export function doubled(entries: Entries, name: string, second?: string): Entries {
  return entries.flatMap((entry) => (entry[0] === name ? [entry, [name, second ?? entry[1]]] : [entry]));
}

/** The form with a field under another name. */
export function renamed(entries: Entries, name: string, other: string): Entries {
  return entries.map((entry) => (entry[0] === name ? [other, entry[1]] : entry));
}
