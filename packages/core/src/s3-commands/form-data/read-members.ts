import type { RequestData } from "../../command/command.ts";
import { type Fault, fault, mostFaults } from "../../command/fault.ts";
import { jsonPointer } from "../../command/json-pointer.ts";
import { type ConstraintOptions, constraintsOf } from "../../post-policy/constraint-options.ts";
import { SigningError } from "../../post-policy/signing-error.ts";
import { type Member, members } from "./members.ts";

/** What the members of `data` ask for, and what is wrong with those that can't be read. */
export interface ReadMembers {
  readonly options: ConstraintOptions;
  readonly faults: readonly Fault[];
}

const knownMembers = Object.entries(members);

/** Reads each known member of `data` by itself; unknown ones are ignored, inherited ones are none. */
export function readMembers(data: RequestData): ReadMembers {
  const options: ConstraintOptions = {};
  const faults: Fault[] = [];
  if (data === null) return { options, faults };
  for (const [name, member] of knownMembers) {
    if (!Object.hasOwn(data, name)) continue;
    const read = readMember(name, member, data[name]);
    if (Array.isArray(read)) faults.push(...read);
    else Object.assign(options, read);
  }
  return { options, faults };
}

function readMember(name: string, { code, read }: Member, value: unknown): ConstraintOptions | Fault[] {
  const options = read(value);
  if (typeof options === "string") return [fault(code, `${name} ${options}.`, jsonPointer("data", name))];
  const refused = refusalOf(options);
  if (!refused) return options;
  if (entryOf(name, refused) === undefined) return [fault(code, `${name} ${refused.rule}.`, jsonPointer("data", name))];
  return refusalsOfEntries(refused, read, value).map((error) => {
    const entry = entryOf(name, error) ?? name;
    return fault(code, `${entry || '""'} ${error.rule}.`, jsonPointer("data", name, entry));
  });
}

/** What the signer has against options: what it lets pass here, it lets pass when the form is signed. */
function refusalOf(options: ConstraintOptions): SigningError | undefined {
  try {
    constraintsOf(options);
    return undefined;
  } catch (error) {
    if (error instanceof SigningError) return error;
    throw error;
  }
}

/** The signer stops at the first entry that is wrong: here each is asked for alone. */
function refusalsOfEntries(first: SigningError, read: Member["read"], value: unknown): readonly SigningError[] {
  const refused: SigningError[] = [];
  for (const [entry, text] of Object.entries(Object(value))) {
    const options = read({ [entry]: text });
    const error = typeof options === "object" ? refusalOf(options) : undefined;
    if (error) refused.push(error);
    if (refused.length === mostFaults) break;
  }
  return refused.length > 0 ? refused : [first];
}

/** The entry of `metadata` or `tags` that an error is about. */
function entryOf(name: string, { option }: SigningError): string | undefined {
  const prefix = `${name}.`;
  return option.startsWith(prefix) ? option.slice(prefix.length) : undefined;
}
