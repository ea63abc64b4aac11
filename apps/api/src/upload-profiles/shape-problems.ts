import { jsonPointer } from "@signed-s3/core";
import { type ValueError, ValueErrorType } from "@sinclair/typebox/errors";
import { Value } from "@sinclair/typebox/value";
import { closest } from "fastest-levenshtein";
import { ProfileEntry, ProfileFile, profileName } from "./profile-file.ts";

/** Where a file of profiles has not the shape of one, and what must be there: one problem a place. */
export function shapeProblems(file: unknown): readonly { readonly pointer: string; readonly rule: string }[] {
  const problems = new Map<string, string>();
  for (const error of Value.Errors(ProfileFile, file)) {
    if (!problems.has(error.path)) problems.set(error.path, ruleOf(error));
  }
  // TypeBox stops at the first of them.
  for (const name of Object.keys(Object(file)).filter((name) => !new RegExp(profileName.pattern).test(name))) {
    problems.set(jsonPointer(name), profileName.rule);
  }
  return [...problems].map(([pointer, rule]) => ({ pointer, rule }));
}

function ruleOf({ type, path, schema }: ValueError): string {
  if (type !== ValueErrorType.ObjectAdditionalProperties) return `must be ${schema.description ?? "valid"}`;
  const [, , member, ...deeper] = path.split("/");
  if (member === undefined) return profileName.rule;
  if (deeper.length > 0) return "must not be there";
  return `is not a member of a profile; the nearest is ${closest(member, Object.keys(ProfileEntry.properties))}`;
}
