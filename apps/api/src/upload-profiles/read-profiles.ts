import { readFileSync } from "node:fs";
import { jsonPointer } from "@signed-s3/core";
import { Value } from "@sinclair/typebox/value";
import { type Problem, problem } from "../config/problem.ts";
import { type ProfileConfig, type ProfileDefaults, profileConfigOf } from "./profile-config.ts";
import { type ProfileEntry, ProfileFile } from "./profile-file.ts";
import { shapeProblems } from "./shape-problems.ts";
import { type EntryProblem, trialProblems } from "./trial-signing.ts";

/** What a file of upload profiles has, and all that is wrong with it. */
export interface ReadProfiles {
  readonly profiles: ReadonlyMap<string, ProfileConfig>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a file of upload profiles. Each problem has the JSON Pointer of what is wrong, and no value.
 *
 * @param path Where the file is; undefined: there are no profiles.
 */
export function readProfiles(path: string | undefined, defaults: ProfileDefaults): ReadProfiles {
  const profiles = new Map<string, ProfileConfig>();
  if (path === undefined) return { profiles, problems: [] };
  const bytes = read(path);
  if (!bytes) return { profiles, problems: [problemAt("", "must be the path of a file that can be read")] };
  const file = parse(bytes);
  if (file === undefined) return { profiles, problems: [problemAt("", "must be the path of a file of JSON in UTF-8")] };
  if (!Value.Check(ProfileFile, file)) {
    return { profiles, problems: shapeProblems(file).map(({ pointer, rule }) => problemAt(pointer, rule)) };
  }
  const problems: Problem[] = [];
  for (const [name, entry] of Object.entries(file)) {
    const profile = profileConfigOf(entry, defaults);
    profiles.set(name, profile);
    for (const { path, rule } of [...contradictions(entry), ...trialProblems(entry, profile)]) {
      problems.push(problemAt(jsonPointer(name, ...path), rule));
    }
  }
  return { profiles, problems };
}

/** Undefined: there is nothing that can be read. */
function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Undefined: it is no JSON. What the parser says quotes the file. */
function parse(bytes: Buffer): unknown {
  try {
    // Some editors begin a file with a mark, which this leaves out.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const problemAt = (pointer: string, rule: string): Problem =>
  problem(pointer === "" ? rule : `${pointer} ${rule}`, "UPLOAD_PROFILES_FILE");

/** What is wrong although each member by itself is right. */
function contradictions(entry: ProfileEntry): readonly EntryProblem[] {
  const { key_prefix, key_template, expires_seconds = 0, max_expires_seconds = expires_seconds } = entry;
  return [
    ...(key_prefix !== undefined && key_template !== undefined
      ? [{ path: ["key_prefix"], rule: "must not be there together with key_template" }]
      : []),
    ...(expires_seconds > max_expires_seconds
      ? [{ path: ["expires_seconds"], rule: "must be at most max_expires_seconds" }]
      : []),
  ];
}
