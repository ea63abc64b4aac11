import type { JSX } from "preact";
import { isEmpty } from "../draft.ts";
import type { Widget } from "../widget.ts";
import { common, type InputProps, typed } from "./input-props.ts";

/** A number. */
export function NumberInput({ widget, hint, ...props }: InputProps<Extract<Widget, { kind: "number" }>>): JSX.Element {
  const { whole, minimum, maximum } = widget;
  const value = Number(props.draft);
  return (
    <>
      <input
        type="number"
        inputMode="numeric"
        step={whole ? 1 : "any"}
        {...common(props)}
        {...(minimum !== undefined && { min: minimum })}
        {...(maximum !== undefined && { max: maximum })}
        placeholder={widget.examples[0] ?? ""}
        value={String(props.draft)}
        onInput={typed(props)}
      />
      {hint && !isEmpty(props.draft) && value >= 0 ? <span class="hint">{hint(value)}</span> : null}
    </>
  );
}
