import type { JSX } from "preact";
import type { Draft } from "../draft.ts";
import type { Widget } from "../widget.ts";

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

/** What an input of several parts is given: what shows one of them besides, as a part can be of any kind. */
export interface PartsInputProps<Kind extends Widget> extends InputProps<Kind> {
  readonly Part: (props: InputProps) => JSX.Element;
}

/** The attributes that all inputs have. */
export function common({ id, pointer, refused, describedBy, label, required, disabled }: Omit<InputProps, "widget">): {
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

/** Takes what is typed for the draft. */
export const typed =
  ({ onDraft }: Pick<InputProps, "onDraft">) =>
  ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void =>
    onDraft(currentTarget.value);
