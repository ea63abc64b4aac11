import { signal } from "@preact/signals";
import { explain } from "@signed-s3/client/explain";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { announce } from "../announcement.tsx";
import { fieldsToSend } from "../forms/fields-to-send.ts";
import { FormFactList } from "../forms/form-fact-list.tsx";
import { type FormFacts, formFacts } from "../forms/form-facts.ts";
import { type Problem, problemOfFinding } from "../refusals/problem.ts";
import { ProblemList } from "../refusals/problem-list.tsx";
import { type Pasted, pasted } from "./pasted.ts";
import { NoFormError, readForm } from "./read-form.ts";

type Verdict =
  | { readonly facts: FormFacts; readonly problems: readonly Problem[]; readonly noForm?: undefined }
  | { readonly noForm: string };

const verdict = signal<Verdict | undefined>(undefined);

/** Explains a form that was refused elsewhere. */
export function ExplainSection(): JSX.Element {
  const formInput = useRef<HTMLTextAreaElement>(null);
  const { form, s3Error, size, type } = pasted.value;
  const noForm = verdict.value?.noForm;
  const submit = (event: Event): void => {
    event.preventDefault();
    verdict.value = verdictOn(pasted.value);
    if (verdict.value.noForm !== undefined) formInput.current?.focus();
    announce(verdict.value.noForm ?? inWords(verdict.value.problems));
  };
  return (
    <section class="panel explain" aria-labelledby="explain-title">
      <h2 id="explain-title">Why was it refused?</h2>
      <p class="help">Paste a form and what S3 answered to it. They are explained on this page, and sent nowhere.</p>
      <form onSubmit={submit} noValidate>
        <div class="field">
          <label for="explain-form">The form, as JSON</label>
          <textarea
            ref={formInput}
            id="explain-form"
            class="mono"
            rows={7}
            spellcheck={false}
            aria-invalid={noForm !== undefined}
            aria-describedby="explain-form-problem"
            placeholder={'{ "status": "accepted", "data": { "fields": { \u2026 }, "url": "\u2026" } }'}
            value={form}
            onInput={entered("form")}
          />
          <p id="explain-form-problem" class="field-problem" hidden={noForm === undefined}>
            {noForm}
          </p>
        </div>
        <div class="field">
          <label for="explain-s3-error">What S3 answered, as XML, if you have it</label>
          <textarea
            id="explain-s3-error"
            class="mono"
            rows={7}
            spellcheck={false}
            placeholder={"<Error><Code>AccessDenied</Code>\u2026</Error>"}
            value={s3Error}
            onInput={entered("s3Error")}
          />
        </div>
        <div class="parts">
          <div>
            <label for="explain-size">Size of the file in bytes</label>
            <input id="explain-size" type="number" min={0} step={1} value={size} onInput={entered("size")} />
          </div>
          <div>
            <label for="explain-type">Type of the file</label>
            <input
              id="explain-type"
              autocomplete="off"
              placeholder="image/png"
              value={type}
              onInput={entered("type")}
            />
          </div>
        </div>
        <div class="actions">
          <button type="submit" class="primary">
            Explain
          </button>
        </div>
      </form>
      <VerdictView />
    </section>
  );
}

function VerdictView(): JSX.Element | null {
  const { value } = verdict;
  if (value === undefined || value.noForm !== undefined) return null;
  const { facts, problems } = value;
  return (
    <div class="verdict" data-state={problems.length === 0 ? "ready" : "refused"}>
      <h3>{inWords(problems)}</h3>
      <ProblemList problems={problems} />
      <FormFactList facts={facts} expiresAt={facts.expiresAt} />
    </div>
  );
}

function verdictOn({ form, s3Error, size, type }: Pasted): Verdict {
  try {
    const fields = readForm(form);
    const file = { ...(size !== "" && { size: Number(size) }), ...(type !== "" && { type }) };
    const findings = explain({
      fields: type === "" ? fields : fieldsToSend(fields, type),
      file,
      now: new Date(),
      ...(s3Error.trim() !== "" && { s3Error }),
    });
    return { facts: formFacts(fields), problems: findings.map(problemOfFinding) };
  } catch (error) {
    if (error instanceof NoFormError) return { noForm: error.message };
    throw error;
  }
}

const inWords = ({ length }: readonly Problem[]): string =>
  length === 0
    ? "Nothing is wrong with this form, as far as can be seen from here."
    : `S3 refuses this form for ${length === 1 ? "one reason" : `${length} reasons`}.`;

const entered =
  (name: keyof Pasted) =>
  ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => {
    pasted.value = { ...pasted.value, [name]: currentTarget.value };
  };
