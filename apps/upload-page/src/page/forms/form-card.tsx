import type { JSX } from "preact";
import { pasteToExplain } from "../explaining/pasted.ts";
import { ProblemList } from "../refusals/problem-list.tsx";
import { FormFactList } from "./form-fact-list.tsx";
import type { LedgerEntry } from "./ledger.ts";
import { bytesInWords } from "./quantities.ts";

const states: Readonly<Record<LedgerEntry["state"], string>> = {
  asking: "Signing\u2026",
  waiting: "Waiting to try again\u2026",
  ready: "Signed",
  sending: "Uploading",
  paused: "Paused",
  uploaded: "Uploaded",
  refused: "Refused",
  cancelled: "Cancelled",
};

/** A form: what it allows, and what became of it. */
export function FormCard({ entry }: { readonly entry: LedgerEntry }): JSX.Element {
  const { file, state, sent, form, facts, expiresAt, problems, result } = entry;
  const title = file ? (file.name ?? "A file") : "A form without a file";
  return (
    <li class="card" data-state={state}>
      <div class="card-head">
        <h3>
          {title} {file ? <span class="quantity">{bytesInWords(file.size)}</span> : null}
        </h3>
        <span class="state">
          {states[state]}
          {state === "sending" ? ` ${Math.round(sent * 100)} %` : ""}
        </span>
      </div>
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      {facts ? <FormFactList facts={facts} expiresAt={expiresAt} /> : null}
      {result ? (
        <p class="result">
          <a href={result.location} target="_blank" rel="noopener noreferrer">
            Open the object<span class="visually-hidden"> of {title}, in a new tab</span>
          </a>{" "}
          <span class="help">It opens where the bucket lets everyone read. ETag {result.etag ?? "unknown"}</span>
        </p>
      ) : null}
      {form ? (
        <details class="fields">
          <summary>
            The form as JSON<span class="visually-hidden"> of {title}</span>
          </summary>
          <pre>{JSON.stringify(form, null, 2)}</pre>
          <button type="button" class="quiet" onClick={() => pasteToExplain(form, file)}>
            Take it to the explanation
          </button>
        </details>
      ) : null}
    </li>
  );
}
