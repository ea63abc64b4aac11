import { CommandRefused } from "../command/command.ts";
import { fault } from "../command/fault.ts";
import { jsonPointer } from "../command/json-pointer.ts";
import { type ConstraintOptions, constraintsOf, isConstraintOption } from "../post-policy/constraint-options.ts";
import { SigningError } from "../post-policy/signing-error.ts";
import { members } from "./form-data/members.ts";

/** Which member of a request an option comes from that can be too much beside others. */
const memberOf: ReadonlyMap<string, string> = new Map([
  ["cacheControl", "cache_control"],
  ["checksum", "checksum_sha256"],
  ["contentDisposition", "filename"],
  ["contentType", "content_type"],
  ["metadata", "metadata"],
  ["successActionRedirect", "success_action_redirect"],
  ["tags", "tags"],
]);

/**
 * What the signer refuses only when it signs, as the caller's fault where it is: members that are too much together with what
 * the profile fixes.
 *
 * @param error What the signer threw.
 * @param asked The caller's options.
 * @param fixed The profile's.
 * @returns What to throw: the error itself where no member is to blame.
 */
export function lateRefusal(error: SigningError, asked: ConstraintOptions, fixed: ConstraintOptions = {}): Error {
  const doubled = error.option === "conditions" ? optionBeside(fixed, asked) : undefined;
  const member = memberOf.get(doubled ?? error.option);
  const code = member && members[member]?.code;
  if (!member || !code) return error;
  const rule = doubled ? "must not be there, as the profile has a condition on it" : error.rule;
  return new CommandRefused([fault(code, `${member} ${rule}.`, jsonPointer("data", member))]);
}

/** The caller's option that is about a field which a condition of the profile is about. */
function optionBeside({ conditions = [] }: ConstraintOptions, asked: ConstraintOptions): string | undefined {
  return Object.keys(asked)
    .filter(isConstraintOption)
    .find((name) => {
      try {
        constraintsOf({ ...asked, conditions }, [name, "conditions"]);
        return false;
      } catch (error) {
        return error instanceof SigningError;
      }
    });
}
