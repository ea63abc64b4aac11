import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { TextWidget } from "../widget.ts";
import { common, type InputProps, typed } from "./input-props.ts";

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

const mismatch = (examples: readonly string[]): string =>
  examples.length > 0 ? `Write it as in ${examples.join(" or ")}.` : "There are characters in it that may not be.";
