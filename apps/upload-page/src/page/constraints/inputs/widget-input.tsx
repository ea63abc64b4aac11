import type { JSX } from "preact";
import { ChoiceInput } from "./choice-input.tsx";
import { EntriesInput } from "./entries-input.tsx";
import { common, type InputProps, typed } from "./input-props.ts";
import { ListInput } from "./list-input.tsx";
import { NumberInput } from "./number-input.tsx";
import { TextInput } from "./text-input.tsx";
import { TupleInput } from "./tuple-input.tsx";

/** The input for a widget of any kind. */
export function WidgetInput({ widget, ...props }: InputProps): JSX.Element {
  switch (widget.kind) {
    case "text":
      return <TextInput {...props} widget={widget} />;
    case "number":
      return <NumberInput {...props} widget={widget} />;
    case "switch":
      return (
        <input
          type="checkbox"
          {...common(props)}
          checked={props.draft === true}
          onInput={({ currentTarget }) => props.onDraft(currentTarget.checked)}
        />
      );
    case "choice":
      return <ChoiceInput {...props} widget={widget} />;
    case "tuple":
      return <TupleInput {...props} widget={widget} Part={WidgetInput} />;
    case "list":
      return <ListInput {...props} widget={widget} Part={WidgetInput} />;
    case "entries":
      return <EntriesInput {...props} widget={widget} Part={WidgetInput} />;
    case "json":
      return (
        <textarea rows={3} {...common(props)} value={String(props.draft)} onInput={typed(props)} placeholder="JSON" />
      );
  }
}
