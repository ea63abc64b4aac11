import type { Fault } from "./fault.ts";
import { isThenable } from "./thenable.ts";

/** The data of a request as it came; what is in it is the command's to find out. */
export type RequestData = Readonly<Record<string, unknown>> | null;

/** What a command's check makes of the data: the data in the command's own type, or all that is wrong with it. */
export type Validation<Data> = { readonly data: Data } | { readonly faults: readonly Fault[] };

/** What came of a command: its result, or why it refused. */
export type Outcome<Result> = { readonly result: Result } | { readonly faults: readonly Fault[] };

/** How a command is defined: a name, a check of its data, and what it does with it. */
export interface CommandDefinition<Name extends string, Data, Result, Context> {
  readonly name: Name;
  /** Checks the request's data. Faults point below `/data`; to throw {@link CommandRefused} is to return its faults. */
  readonly validate: (data: RequestData, context: Context) => Validation<Data>;
  /** Does the work. It refuses by throwing {@link CommandRefused}; any other error is a fault of the service. */
  readonly run: (data: Checked<Data>, context: Context) => Result | PromiseLike<Result>;
}

// Of a check that returns two literals the compiler takes `data` to be there in both, and undefined in one.
type Checked<Data> = Exclude<Data, undefined>;

/**
 * A command as a registry holds it. `Context` is what the service gives each run, such as the time. The type of the data
 * stays the command's own affair.
 */
export interface Command<Name extends string, Result, Context> {
  readonly name: Name;
  /** Checks the data: all that is wrong with it, or the run that it is ready for. */
  readonly prepare: (data: RequestData, context: Context) => Prepared<Result>;
}

/** A command that found its data good, ready to run; or what is wrong with the data. */
export type Prepared<Result> =
  | { readonly run: () => Outcome<Result> | Promise<Outcome<Result>> }
  | { readonly faults: readonly Fault[] };

/**
 * Thrown by a command that refuses after its data was found good.
 *
 * @throws {TypeError} (from the constructor) There is no fault, and no answer can be made of none.
 */
export class CommandRefused extends Error {
  override readonly name: string = "CommandRefused";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: ErrorOptions) {
    if (faults.length === 0) throw new TypeError("A refusal needs at least one fault");
    super(faults.map(({ code }) => code).join(", "), options);
    this.faults = faults;
  }
}

/**
 * Makes a command of its definition.
 *
 * @param definition Name, check and work of the command.
 * @returns The command, for a registry. It is synchronous where its work is.
 * @example
 * ```ts
 * const echo = defineCommand({
 *   name: "Echo",
 *   validate: (data) => (data ? { data } : { faults: [fault("invalid_data", "Send an object.", "/data")] }),
 *   run: (data) => data,
 * });
 * ```
 */
export function defineCommand<const Name extends string, Data, Result, Context = unknown>(
  definition: CommandDefinition<Name, Data, Result, Context>,
): Command<Name, Result, Context> {
  return {
    name: definition.name,
    prepare(data, context) {
      try {
        const validation = definition.validate(data, context);
        if ("faults" in validation && validation.faults !== undefined) return validation;
        const { data: checked } = validation as { readonly data: Checked<Data> };
        return { run: () => outcomeOf(() => definition.run(checked, context)) };
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function outcomeOf<Result>(work: () => Result | PromiseLike<Result>): Outcome<Result> | Promise<Outcome<Result>> {
  try {
    const result = work();
    if (!isThenable(result)) return { result };
    return Promise.resolve(result).then((value) => ({ result: value }), refusal);
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): { readonly faults: readonly Fault[] } {
  if (error instanceof CommandRefused) return { faults: error.faults };
  throw error;
}
