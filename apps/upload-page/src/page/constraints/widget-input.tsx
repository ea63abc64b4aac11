import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Draft, emptyDraft, isEmpty, partsOf } from "./draft.ts";
import { EntriesInput } from "./entries-input.tsx";
import type { TextWidget, Widget } from "./widget.ts";

/** What every input is given. */
export interface InputProps<Kind extends Widget = Widget> {
  readonly widget: Kind;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly id: string;
  /** JSON Pointer to the value in the request. */
  readonly pointer: string;
  /** The pointers that are refused. */
  readonly refused: readonly string[];
  /** Where it is described. */
  readonly describedBy: string;
  /** What it is called, where no label of the document says so. */
  readonly label?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** How a large number is read by a person. */
  readonly hint?: ((value: number) => string) | undefined;
}

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
      return <TupleInput {...props} widget={widget} />;
    case "list":
      return <ListInput {...props} widget={widget} />;
    case "entries":
      return <EntriesInput {...props} widget={widget} />;
    case "json":
      return (
        <textarea rows={3} {...common(props)} value={String(props.draft)} onInput={typed(props)} placeholder="JSON" />
      );
  }
}

/** A line of text, held to a pattern. */
export function TextInput({ widget, ...props }: InputProps<TextWidget>): JSX.Element {
  const { inputType, pattern, minLength, maxLength, examples } = widget;
  const input = useRef<HTMLInputElement>(null);
  const text = String(props.draft);
  useEffect(() => {
    // Not the attribute `pattern`: HTML reads patterns in a mode of its own, which not all of the contract's are written in.
    const fits = text === "" || pattern === undefined || new RegExp(pattern, "u").test(text);
    input.current?.setCustomValidity(fits ? "" : mismatch(examples));
  }, [text, pattern, examples]);
  const list = examples.length > 1 ? `${props.id}-examples` : undefined;
  return (
    <>
      <input
        ref={input}
        type={inputType}
        {...common(props)}
        {...(minLength !== undefined && { minLength })}
        {...(maxLength !== undefined && { maxLength })}
        {...(list && { list })}
        placeholder={props.disabled ? "" : (examples[0] ?? "")}
        value={text}
        onInput={typed(props)}
      />
      {list ? (
        <datalist id={list}>
          {examples.map((example) => (
            <option key={example} value={example} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

function NumberInput({ widget, hint, ...props }: InputProps<Extract<Widget, { kind: "number" }>>): JSX.Element {
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

function ChoiceInput({ widget, ...props }: InputProps<Extract<Widget, { kind: "choice" }>>): JSX.Element {
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

function TupleInput({ widget, ...props }: InputProps<Extract<Widget, { kind: "tuple" }>>): JSX.Element {
  const parts = partsOf(props.draft);
  const isRange = widget.parts.length === 2 && widget.parts.every(({ kind }) => kind === "number");
  const labels = isRange ? ["At least", "At most"] : widget.parts.map((_, at) => `Part ${at + 1}`);
  return (
    <div class="parts">
      {widget.parts.map((part, at) => (
        <div key={labels[at]}>
          <label for={`${props.id}-${at}`}>{labels[at]}</label>
          <WidgetInput
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

function ListInput({ widget, ...props }: InputProps<Extract<Widget, { kind: "list" }>>): JSX.Element {
  const parts = partsOf(props.draft);
  return (
    <div class="lines">
      {parts.map((part, at) => (
        // Lines have nothing of their own by which to tell them apart but their place.
        <div class="line" key={at}>
          <WidgetInput
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

/** Takes a line away. */
export function RemoveButton({
  what,
  onRemove,
}: {
  readonly what: string;
  readonly onRemove: () => void;
}): JSX.Element {
  return (
    <button type="button" class="quiet remove" aria-label={`Remove ${what}`} onClick={onRemove}>
      <span aria-hidden="true">{"\u00d7"}</span>
    </button>
  );
}

/** The attributes that all inputs have. */
function common({ id, pointer, refused, describedBy, label, required, disabled }: Omit<InputProps, "widget">): {
  readonly id: string;
  readonly [name: string]: string | boolean;
} {
  return {
    id,
    "data-pointer": pointer,
    "aria-describedby": describedBy,
    "aria-invalid": refused.some((source) => source === pointer || pointer.startsWith(`${source}/`)),
    autocomplete: "off",
    spellcheck: false,
    ...(label !== undefined && { "aria-label": label }),
    ...(required && { required }),
    ...(disabled && { disabled }),
  };
}

const typed =
  ({ onDraft }: Pick<InputProps, "onDraft">) =>
  ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void =>
    onDraft(currentTarget.value);

const mismatch = (examples: readonly string[]): string =>
  examples.length > 0 ? `Write it as in ${examples.join(" or ")}.` : "There are characters in it that may not be.";
