import type { JSX } from "preact";
import { constraints } from "./constraints.ts";
import { fromFile } from "./from-file.ts";
import { hints } from "./hints.ts";
import { WidgetInput } from "./inputs/widget-input.tsx";
import type { Member } from "./member.ts";

const composite = new Set(["tuple", "list", "entries"]);

/** One member of the request: what it is called, its input, what it does, and why it was refused. */
export function MemberField({ member: { name, label, help, widget } }: { readonly member: Member }): JSX.Element {
  const id = `member-${name}`;
  const problems = constraints.problemsOf(name);
  const source = fromFile.get(name);
  const isTaken = constraints.isTaken(name);
  const input = (
    <WidgetInput
      widget={widget}
      id={id}
      pointer={`/data/${name}`}
      draft={constraints.draftOf(name)}
      onDraft={(draft) => constraints.enter(name, draft)}
      refused={problems.flatMap((problem) => problem.source ?? [])}
      describedBy={`${id}-problems ${id}-help`}
      disabled={isTaken}
      hint={hints.get(name)}
      {...(composite.has(widget.kind) && { label })}
    />
  );
  const rest = (
    <>
      {source ? (
        <label class="check">
          <input
            type="checkbox"
            checked={isTaken}
            disabled={source.unavailable !== undefined}
            onInput={({ currentTarget }) => constraints.take(name, currentTarget.checked)}
          />
          {source.label}
          <span class="visually-hidden">, for {label}</span>
        </label>
      ) : null}
      {isTaken ? null : input}
      <p id={`${id}-help`} class="help">
        {help} {source?.unavailable}
      </p>
      <div id={`${id}-problems`}>
        {problems.map((problem) => (
          <p class="field-problem" key={problem.remedy}>
            {problem.remedy}
          </p>
        ))}
      </div>
    </>
  );
  // Several inputs have a common name, one input has a label.
  return composite.has(widget.kind) ? (
    <fieldset class="field" data-member={name}>
      <legend>
        {label} <code>{name}</code>
      </legend>
      {rest}
    </fieldset>
  ) : (
    <div class="field" data-member={name}>
      <div class="field-head">
        {isTaken ? <span>{label}</span> : <label for={id}>{label}</label>} <code>{name}</code>
      </div>
      {rest}
    </div>
  );
}
