import type { Widget } from "./widget.ts";

/** What a person has entered into a widget so far: as text, since what is typed need not be a value yet. */
export type Draft = string | boolean | Parts | Entries;

/** The parts of a tuple or a list. */
export interface Parts {
  readonly parts: readonly Draft[];
}

/** Names with values. */
export interface Entries {
  readonly entries: readonly Entry[];
}

/** One line of names with values. */
export interface Entry {
  readonly name: string;
  readonly value: Draft;
}

/** What a widget holds before anything is entered. */
export function emptyDraft(widget: Widget): Draft {
  switch (widget.kind) {
    case "tuple":
      return { parts: widget.parts.map(emptyDraft) };
    case "list":
      return { parts: [] };
    case "entries":
      return { entries: [] };
    case "switch":
      return false;
    default:
      return "";
  }
}

/** Whether nothing is entered: the member is then left out of the request. */
export function isEmpty(draft: Draft): boolean {
  if (typeof draft === "boolean") return !draft;
  if (typeof draft === "string") return draft === "";
  return "parts" in draft ? draft.parts.every(isEmpty) : draft.entries.every(isEmptyEntry);
}

/**
 * The value that was entered. What is no value of the widget's kind goes as the text that it is, for the service to judge.
 *
 * @returns A value as JSON has it; undefined where nothing is entered.
 */
export function enteredValue(widget: Widget, draft: Draft): unknown {
  if (isEmpty(draft)) return undefined;
  switch (widget.kind) {
    case "number":
      return typeof draft === "string" && Number.isFinite(Number(draft)) ? Number(draft) : draft;
    case "json":
      return typeof draft === "string" ? parsed(draft) : draft;
    case "tuple":
      return partsOf(draft).map((part, at) => enteredValue(widget.parts[at] ?? { kind: "json" }, part) ?? null);
    case "list":
      return partsOf(draft).flatMap((part) => enteredValue(widget.item, part) ?? []);
    case "entries":
      return Object.fromEntries(
        entriesOf(draft)
          .filter((entry) => !isEmptyEntry(entry))
          .map(({ name, value }) => [name, enteredValue(widget.value, value) ?? ""]),
      );
    default:
      return draft;
  }
}

/** The parts of a draft that has some. */
export const partsOf = (draft: Draft): readonly Draft[] =>
  typeof draft === "object" && "parts" in draft ? draft.parts : [];

/** The lines of a draft that has some. */
export const entriesOf = (draft: Draft): readonly Entry[] =>
  typeof draft === "object" && "entries" in draft ? draft.entries : [];

const isEmptyEntry = ({ name, value }: Entry): boolean => name === "" && isEmpty(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
