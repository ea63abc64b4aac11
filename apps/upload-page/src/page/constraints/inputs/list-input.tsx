import type { JSX } from "preact";
import { emptyDraft, partsOf } from "../draft.ts";
import type { Widget } from "../widget.ts";
import type { PartsInputProps } from "./input-props.ts";
import { RemoveButton } from "./remove-button.tsx";

/** Any number of values, a line each. */
export function ListInput({ widget, Part, ...props }: PartsInputProps<Extract<Widget, { kind: "list" }>>): JSX.Element {
  const parts = partsOf(props.draft);
  return (
    <div class="lines">
      {parts.map((part, at) => (
        // Lines have nothing of their own by which to tell them apart but their place.
        <div class="line" key={at}>
          <Part
            {...props}
            widget={widget.item}
            id={`${props.id}-${at}`}
            label={`${props.label ?? "Value"} ${at + 1}`}
            pointer={`${props.pointer}/${at}`}
            draft={part}
            onDraft={(draft) => props.onDraft({ parts: parts.map((other, index) => (index === at ? draft : other)) })}
          />
          <RemoveButton
            what={`${props.label ?? "value"} ${at + 1}`}
            onRemove={() => props.onDraft({ parts: parts.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {parts.length < (widget.most ?? Number.POSITIVE_INFINITY) ? (
        <button
          type="button"
          class="quiet"
          onClick={() => props.onDraft({ parts: [...parts, emptyDraft(widget.item)] })}
        >
          Add
        </button>
      ) : null}
    </div>
  );
}
