import type { RequestData } from "../../command/command.ts";
import { type Fault, fault } from "../../command/fault.ts";
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
    if ("code" in read) faults.push(read);
    else Object.assign(options, read);
  }
  return { options, faults };
}

function readMember(name: string, { code, read }: Member, value: unknown): ConstraintOptions | Fault {
  const options = read(value);
  if (typeof options === "string") return fault(code, `${name} ${options}.`, jsonPointer("data", name));
  try {
    // The signer's own rules: what they let pass here, they let pass when the form is signed.
    constraintsOf(options);
    return options;
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    const entry = entryOf(name, error.option);
    return fault(
      code,
      `${entry ?? name} ${error.rule}.`,
      jsonPointer("data", name, ...(entry === undefined ? [] : [entry])),
    );
  }
}

/** The entry of `metadata` or `tags` that an error is about. */
function entryOf(name: string, option: string): string | undefined {
  const prefix = `${name}.`;
  return option.startsWith(prefix) ? option.slice(prefix.length) : undefined;
}
