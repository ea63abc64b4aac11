import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { FormCard } from "./form-card.tsx";
import { clearLedger, type LedgerEntry, ledger } from "./ledger.ts";

/** All forms that were asked for. */
export function LedgerList(): JSX.Element {
  const entries = ledger.value;
  const title = useRef<HTMLHeadingElement>(null);
  const clear = (): void => {
    clearLedger();
    // The button goes with the last entry, and the keyboard's place on the page would go with it.
    if (ledger.value.length === 0) title.current?.focus();
  };
  return (
    <section class="ledger" aria-labelledby="forms-title">
      <div class="section-head">
        <h2 id="forms-title" ref={title} tabIndex={-1}>
          Forms
        </h2>
        {entries.length > 0 ? (
          <button type="button" class="quiet" onClick={clear}>
            Clear<span class="visually-hidden"> the list of forms</span>
          </button>
        ) : null}
      </div>
      {entries.length === 0 ? (
        <p class="empty">
          None yet. Each file that you upload has its form here: what it allows, until when, and what became of it.
        </p>
      ) : (
        <ul class="cards">
          {entries.map((entry) => (
            <Card key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Draws an entry when it has changed. Of hundreds, all drawn at each step of one would leave no time to upload. */
function Card({ entry }: { readonly entry: LedgerEntry }): JSX.Element {
  return useMemo(() => <FormCard entry={entry} />, [entry]);
}
