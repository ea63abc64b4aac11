import { SignedFormRequest } from "@signed-s3/contracts";
import { answerCommand, readCommand } from "../../http/command-exchange.ts";
import type { Operation } from "../../http/operation.ts";
import type { BodyLimits } from "../../http/read-text.ts";
import type { SignForm } from "../../signed-forms/sign-form.ts";

/** What the operation needs. */
export interface CreateSignedUrlOptions {
  readonly signForm: SignForm;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly bodyLimits: BodyLimits;
}

/** Reads an envelope, and answers it with a signed form for one new object. */
export function createSignedUrlOperation(options: CreateSignedUrlOptions): Operation {
  const { signForm, retryAfterSeconds, bodyLimits } = options;
  return async (admitted) => {
    const envelope = await readCommand(admitted.request, bodyLimits, SignedFormRequest);
    const answered = signForm(admitted, envelope);
    // To wait for what is there already would cost every request a turn of the queue.
    const answer = answered instanceof Promise ? await answered : answered;
    return answerCommand(answer, admitted.exchange, retryAfterSeconds);
  };
}
