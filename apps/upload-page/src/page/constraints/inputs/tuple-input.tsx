import type { JSX } from "preact";
import { emptyDraft, isEmpty, partsOf } from "../draft.ts";
import type { Widget } from "../widget.ts";
import type { PartsInputProps } from "./input-props.ts";

/** Values that each have a place, such as the least and the greatest. */
export function TupleInput({
  widget,
  Part,
  ...props
}: PartsInputProps<Extract<Widget, { kind: "tuple" }>>): JSX.Element {
  const parts = partsOf(props.draft);
  const isRange = widget.parts.length === 2 && widget.parts.every(({ kind }) => kind === "number");
  const labels = isRange ? ["At least", "At most"] : widget.parts.map((_, at) => `Part ${at + 1}`);
  return (
    <div class="parts">
      {widget.parts.map((part, at) => (
        <div key={labels[at]}>
          <label for={`${props.id}-${at}`}>{labels[at]}</label>
          <Part
            {...props}
            widget={part}
            id={`${props.id}-${at}`}
            pointer={`${props.pointer}/${at}`}
            draft={parts[at] ?? emptyDraft(part)}
            label={undefined}
            // A part has no meaning without the others.
            required={!isEmpty(props.draft)}
            onDraft={(draft) => props.onDraft({ parts: parts.map((other, index) => (index === at ? draft : other)) })}
          />
        </div>
      ))}
    </div>
  );
}
