import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { tryForm } from "../forms/try-form.ts";
import { constraints } from "./constraints.ts";
import { members } from "./member.ts";
import { MemberField } from "./member-field.tsx";

// Beside the files there is room for it all; under them, on a phone, it waits until it is wanted.
const isWide = matchMedia("(min-width: 60rem)").matches;

/** What a form shall allow, each member of the contract with an input. */
export function ConstraintsForm(): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const count = constraints.count();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await tryForm();
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <section class="panel constraints" aria-labelledby="constraints-title">
      <details open={isWide}>
        <summary>
          <h2 id="constraints-title">What the forms shall allow</h2>
          <span class="count">{count === 0 ? "the service\u2019s own limits" : `${count} set`}</span>
        </summary>
        <form id="constraints" ref={form} noValidate onSubmit={submit}>
          {members.map((member) => (
            <MemberField key={member.name} member={member} />
          ))}
          <div class="actions">
            <button type="submit" class="primary">
              Try it without a file
            </button>
            <button type="button" class="quiet" onClick={constraints.clear}>
              Clear
            </button>
          </div>
        </form>
      </details>
    </section>
  );
}
