import type { JSX } from "preact";
import { type Entry, emptyDraft, entriesOf } from "../draft.ts";
import type { Widget } from "../widget.ts";
import type { PartsInputProps } from "./input-props.ts";
import { RemoveButton } from "./remove-button.tsx";
import { TextInput } from "./text-input.tsx";

/** Names with values, a line each. */
export function EntriesInput({
  widget,
  Part,
  ...props
}: PartsInputProps<Extract<Widget, { kind: "entries" }>>): JSX.Element {
  const lines = entriesOf(props.draft);
  const change = (at: number, part: Partial<Entry>): void =>
    props.onDraft({ entries: lines.map((line, index) => (index === at ? { ...line, ...part } : line)) });
  const [name = "name", value = "value"] = widget.examples[0] ?? [];
  return (
    <div class="lines">
      {lines.map((line, at) => (
        <div class="line" key={at}>
          <TextInput
            {...props}
            widget={{ ...widget.name, examples: [name] }}
            id={`${props.id}-${at}-name`}
            label={`${props.label}: name ${at + 1}`}
            pointer={`${props.pointer}/${escaped(line.name)}`}
            draft={line.name}
            required
            onDraft={(draft) => change(at, { name: String(draft) })}
          />
          <Part
            {...props}
            widget={widget.value.kind === "text" ? { ...widget.value, examples: [value] } : widget.value}
            id={`${props.id}-${at}-value`}
            label={`${props.label}: value ${at + 1}`}
            pointer={`${props.pointer}/${escaped(line.name)}`}
            draft={line.value}
            onDraft={(draft) => change(at, { value: draft })}
          />
          <RemoveButton
            what={line.name === "" ? `line ${at + 1}` : line.name}
            onRemove={() => props.onDraft({ entries: lines.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {lines.length < (widget.most ?? Number.POSITIVE_INFINITY) ? (
        <button
          type="button"
          id={props.id}
          class="quiet"
          aria-describedby={props.describedBy}
          onClick={() => props.onDraft({ entries: [...lines, { name: "", value: emptyDraft(widget.value) }] })}
        >
          Add {props.label?.toLowerCase()}
        </button>
      ) : null}
    </div>
  );
}

/** A name as a part of a JSON Pointer (RFC 6901). */
const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
