import type { SignedForm } from "@signed-s3/contracts";
import type { LoadTimes } from "./open-loop.ts";

/** What is kept of each form; times in milliseconds since 1970. */
export interface FormFacts {
  readonly key: string;
  readonly accessKeyId: string;
  readonly endsAt: number;
  readonly receivedAt: number;
}

/** What a load's own process tells while it is on; its outcome is its output. */
export type LoadMessage =
  | { readonly kind: "started" }
  /** One of the forms, as soon as it is there. */
  | { readonly kind: "form"; readonly number: number; readonly form: SignedForm };

/** What became of a load. */
export interface LoadOutcome extends LoadTimes {
  /** What went wrong, each in words with its second. */
  readonly failures: readonly string[];
  readonly forms: readonly FormFacts[];
  /** Processor time of the sender itself, in seconds. */
  readonly cpuSeconds: number;
}
