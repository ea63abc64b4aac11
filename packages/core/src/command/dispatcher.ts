import type { AcceptedAnswer, NotAcceptedAnswer } from "@signed-s3/contracts";
import type { Outcome } from "./command.ts";
import { openEnvelope } from "./envelope.ts";
import { fault } from "./fault.ts";
import { notAccepted } from "./not-accepted.ts";
import type { CommandRegistry } from "./registry.ts";

/** What a dispatcher answers. `status` tells which. */
export type Answer<Result> = AcceptedAnswer<Result> | NotAcceptedAnswer;

/** What a dispatcher is made from. */
export interface DispatcherOptions<Name extends string, Result, Context> {
  readonly registry: CommandRegistry<Name, Result, Context>;
  /** Makes the uuid of an answer whose request brought none. */
  readonly newUuid: (context: Context) => string;
  /** The command of a request that names none. Default: there is none, and such a request is refused. */
  readonly defaultCommand?: Name;
}

/** Answers one request. The answer is there at once where the command's work is synchronous. */
export type Dispatch<Result, Context> = (
  request: unknown,
  context: Context,
) => Answer<Result> | Promise<Answer<Result>>;

/**
 * Makes the function that answers request envelopes: it opens the envelope, finds the command, checks the data, runs the
 * command, and accepts or refuses. It knows nothing of S3 and nothing of HTTP.
 *
 * @param options The commands, a source of uuids and the command of requests that name none.
 * @returns A function from a parsed body and the command's context to the answer. It throws (or rejects with) only what a
 * command throws that is no refusal.
 * @example
 * ```ts
 * const dispatch = dispatcher({ registry: commandRegistry(echo), newUuid: () => crypto.randomUUID() });
 * dispatch({ command: "Echo", data: { a: 1 } }, {}); // { status: "accepted", meta: {}, uuid: "…", data: { a: 1 } }
 * ```
 */
export function dispatcher<Name extends string, Result, Context>(
  options: DispatcherOptions<Name, Result, Context>,
): Dispatch<Result, Context> {
  const { registry, newUuid, defaultCommand } = options;

  return (request, context) => {
    const envelope = openEnvelope(request);
    const name = envelope.command ?? defaultCommand;
    const command = typeof name === "string" ? registry.find(name) : undefined;
    const known = { uuid: envelope.uuid, command: command?.name ?? null };
    if (!command) {
      const detail = `Send one of: ${registry.names.join(", ")}.`;
      return notAccepted([...envelope.faults, fault("invalid_command", detail, "/command")], known);
    }

    const prepared = command.prepare(envelope.data, context);
    if ("faults" in prepared) return notAccepted([...envelope.faults, ...prepared.faults], known);
    if (envelope.faults.length > 0) return notAccepted(envelope.faults, known);

    const answer = (outcome: Outcome<Result>): Answer<Result> =>
      "faults" in outcome
        ? notAccepted(outcome.faults, known)
        : { status: "accepted", meta: {}, uuid: envelope.uuid ?? newUuid(context), data: orNull(outcome.result) };
    const outcome = prepared.run();
    return outcome instanceof Promise ? outcome.then(answer) : answer(outcome);
  };
}

/** JSON would leave `data` out where a command results in nothing. */
const orNull = <Result>(result: Result): Result => (result === undefined ? (null as Result) : result);
