import { signal } from "@preact/signals";
import { type FormRequest, UploadError, type UploadFile } from "@signed-s3/client";
import type { RequestError } from "@signed-s3/contracts";
import type { Problem } from "../refusals/problem.ts";
import { type Draft, emptyDraft, enteredValue, isEmpty } from "./draft.ts";
import { fromFile } from "./from-file.ts";
import { members } from "./member.ts";

const nothing = (): ReadonlyMap<string, Draft> =>
  new Map(members.map(({ name, widget }) => [name, emptyDraft(widget)]));
const usuallyTaken = (): ReadonlySet<string> =>
  new Set([...fromFile].filter(([, { usual }]) => usual).map(([name]) => name));

const drafts = signal(nothing());
const taken = signal(usuallyTaken());
const problems = signal<readonly Problem[]>([]);

/** What a person asks of the forms. */
export const constraints = {
  draftOf: (name: string): Draft => drafts.value.get(name) ?? "",
  /** Whether a member is taken from each file. */
  isTaken: (name: string): boolean => taken.value.has(name),
  problemsOf: (name: string): readonly Problem[] => problems.value.filter(({ source }) => memberOf(source) === name),
  /** How many members are asked for by hand. */
  count: (): number =>
    members.filter(({ name }) => fromFile.get(name)?.usual !== taken.value.has(name) && isAsked(name)).length,

  enter(name: string, draft: Draft): void {
    drafts.value = new Map([...drafts.value, [name, draft]]);
    constraints.forgive(name);
  },
  take(name: string, isTaken: boolean): void {
    taken.value = new Set(isTaken ? [...taken.value, name] : [...taken.value].filter((other) => other !== name));
    constraints.forgive(name);
  },
  /** Marks the members that were refused. */
  blame(found: readonly Problem[]): void {
    problems.value = found.filter(({ source }) => memberOf(source) !== undefined);
  },
  forgive(name: string): void {
    problems.value = problems.value.filter(({ source }) => memberOf(source) !== name);
  },
  clear(): void {
    drafts.value = nothing();
    taken.value = usuallyTaken();
    problems.value = [];
  },
};

/**
 * What to ask of the form for a file.
 *
 * @param file The file; undefined: the form is asked for without one.
 * @throws {UploadError} Something is entered that can't be meant, or the file does not give what is taken from it.
 */
export async function requestFor(file: UploadFile | undefined): Promise<FormRequest> {
  const errors = mistakes();
  if (errors[0]) throw new UploadError("invalid_data", errors[0].detail, { errors });
  const data: Record<string, unknown> = {};
  for (const { name, widget } of members) {
    const source = constraints.isTaken(name) ? fromFile.get(name) : undefined;
    const value = source ? file && (await source.of(file)) : enteredValue(widget, constraints.draftOf(name));
    if (value !== undefined) data[name] = value;
  }
  // Whether it is what the contract says, the service tells better than this page could.
  return data as FormRequest;
}

/** What the browser holds to be wrong, in the terms of the service. */
function mistakes(): readonly RequestError[] {
  const inputs = [...document.querySelectorAll<HTMLInputElement>("#constraints [data-pointer]")];
  return inputs
    .filter((input) => !input.validity.valid)
    .map((input) => ({
      status: 422,
      code: "invalid_data",
      title: `${labelOf(input.dataset["pointer"])} can\u2019t be sent as it is`,
      detail: input.validationMessage,
      source: input.dataset["pointer"] ?? null,
      command: null,
      uuid: null,
    }));
}

const labelOf = (pointer: string | undefined): string =>
  members.find(({ name }) => name === memberOf(pointer))?.label ?? "The request";

const isAsked = (name: string): boolean => taken.value.has(name) || !isEmpty(drafts.value.get(name) ?? "");

/** The member of `data` that a JSON Pointer leads to. */
function memberOf(pointer: string | undefined): string | undefined {
  const [, name] = /^\/data\/([^/]+)/.exec(pointer ?? "") ?? [];
  return name?.replaceAll("~1", "/").replaceAll("~0", "~");
}
