import { type ReadonlySignal, signal } from "@preact/signals";
import type { UploadFile, UploadResult } from "@signed-s3/client";
import type { SignedForm } from "@signed-s3/contracts";
import type { Problem } from "../refusals/problem.ts";
import { type FormFacts, formFacts } from "./form-facts.ts";

/** A form that was asked for, and what became of it. */
export interface LedgerEntry {
  readonly id: string;
  /** Undefined: it was asked for without one. */
  readonly file: UploadFile | undefined;
  readonly state: "asking" | "waiting" | "ready" | "sending" | "paused" | "uploaded" | "refused" | "cancelled";
  /** The part of the file that is on its way or there, from 0 to 1. */
  readonly sent: number;
  readonly form?: SignedForm | undefined;
  readonly facts?: FormFacts | undefined;
  /** Until when S3 takes the form, by this machine's clock. */
  readonly expiresAt?: number | undefined;
  readonly problems: readonly Problem[];
  readonly result?: UploadResult | undefined;
}

const underWay: ReadonlySet<LedgerEntry["state"]> = new Set(["asking", "waiting", "sending", "paused"]);

const kept = signal<readonly LedgerEntry[]>([]);

/** All that was asked for since the page was opened, the latest first. */
export const ledger: ReadonlySignal<readonly LedgerEntry[]> = kept;

/** Puts an entry on top of the ledger, or begins it anew. */
export function begin(id: string, file: UploadFile | undefined): void {
  const entry: LedgerEntry = { id, file, state: "asking", sent: 0, problems: [] };
  kept.value = [entry, ...kept.value.filter((other) => other.id !== id)];
}

/** Notes what has become of an entry. */
export function note(id: string, change: Partial<Omit<LedgerEntry, "id" | "file">>): void {
  kept.value = kept.value.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
}

/** Notes the form that an entry now has. */
export function noteForm(id: string, form: SignedForm): void {
  const facts = formFacts(form.fields);
  const { expiresAt, signedAt } = facts;
  // By the clock that signed it, as this machine's may be wrong: the form has just come, and so was just signed.
  const left = expiresAt === undefined || signedAt === undefined ? undefined : expiresAt - signedAt;
  note(id, {
    form,
    facts,
    state: "ready",
    problems: [],
    expiresAt: left === undefined ? expiresAt : Date.now() + left,
  });
}

/** Takes everything away that is not under way. */
export function clearLedger(): void {
  kept.value = kept.value.filter(({ state, file }) => underWay.has(state) || (state === "ready" && file !== undefined));
}
