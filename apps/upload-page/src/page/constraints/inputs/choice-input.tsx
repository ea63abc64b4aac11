import type { JSX } from "preact";
import type { Widget } from "../widget.ts";
import { common, type InputProps } from "./input-props.ts";

/** One of several values, or none. */
export function ChoiceInput({ widget, ...props }: InputProps<Extract<Widget, { kind: "choice" }>>): JSX.Element {
  return (
    <select
      {...common(props)}
      value={String(props.draft)}
      onInput={({ currentTarget }) => props.onDraft(currentTarget.value)}
    >
      <option value="">(none)</option>
      {widget.options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
