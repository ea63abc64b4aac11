import type { SignedForm } from "@signed-s3/contracts";
import type { Answer, Credentials, Dispatch, IdempotencyOptions, SigningContext } from "@signed-s3/core";
import type { Admitted } from "../http/operation.ts";
import { repeatableRequests } from "./repeatable-requests.ts";

/** What forms are signed with. */
export interface SignFormOptions {
  readonly dispatch: Dispatch<SignedForm, SigningContext>;
  readonly credentials: () => Credentials | undefined;
  readonly now: () => Date;
  readonly newUuid: () => string;
  /** How requests are made repeatable. Default: they are not. */
  readonly idempotency?: IdempotencyOptions | undefined;
}

/** Answers an envelope that asks for a signed form, whichever way it came. */
export type SignForm = (admitted: Admitted, envelope: unknown) => Answer<SignedForm> | Promise<Answer<SignedForm>>;

/**
 * Makes the function that answers envelopes which ask for a signed form.
 *
 * @throws {Refusal} (from the returned function) 400: the Idempotency-Key is none.
 */
export function signFormBy(options: SignFormOptions): SignForm {
  const { dispatch, credentials, now, newUuid } = options;
  const repeatableOf = repeatableRequests(options.idempotency);
  return ({ request, exchange, caller }, envelope) => {
    const startedAt = performance.now();
    const at = now();
    const answered = dispatch(envelope, {
      ...caller,
      now: at,
      credentials: credentials(),
      keyUuid: newUuid(),
      repeatable: repeatableOf(request.headers, { subject: caller.subject, request: envelope }, at),
    });
    const note = (answer: Answer<SignedForm>): Answer<SignedForm> => {
      if (answer.status === "accepted") exchange.signing = { startedAt, endedAt: performance.now() };
      return answer;
    };
    return answered instanceof Promise ? answered.then(note) : note(answered);
  };
}
