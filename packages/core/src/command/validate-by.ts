import type { RequestData, Validation } from "./command.ts";
import { type MakeFault, mostFaults } from "./fault.ts";
import { jsonPointer } from "./json-pointer.ts";
import { isThenable } from "./thenable.ts";

/** What of Standard Schema is used here: Zod's, Valibot's and ArkType's schemas are such. */
export interface StandardSchema<Data = unknown> {
  readonly "~standard": {
    /** There for the compiler alone. */
    readonly types?: { readonly output: Data } | undefined;
    readonly validate: (value: unknown) => SchemaResult<Data> | PromiseLike<SchemaResult<Data>>;
  };
}

/** The type of the data that a schema lets pass. */
export type SchemaOutput<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];

/** The data in its own type, or what is wrong with it. */
export type SchemaResult<Data> =
  | { readonly value: Data; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong, and where. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * Makes a command's check of a schema, by whichever library it was written. Give it a name before it goes into a command, as
 * in the example: called within {@link defineCommand} itself, the compiler can't tell `run` what the data is.
 *
 * @param schema The schema of the command's data; it decides about null, too. It must be a synchronous one.
 * @param fault Makes the faults: core's, or one of the service's own codes.
 * @param code Their code. What is wrong, and with what member, the schema says in words and by its path.
 * @returns The check, for {@link defineCommand}. It lists at most 100 faults.
 * @throws {TypeError} (from the returned function) The schema is asynchronous.
 * @see https://standardschema.dev
 * @example
 * ```ts
 * const validate = validateBy(z.object({ name: z.string() }), fault, "invalid_data");
 * validate({ name: 1 }); // { faults: [{ source: "/data/name", … }] }
 * defineCommand({ name: "Greet", validate, run: ({ name }) => `Hello, ${name}` });
 * ```
 */
export function validateBy<Schema extends StandardSchema, Code extends string>(
  schema: Schema,
  fault: MakeFault<Code>,
  code: NoInfer<Code>,
): (data: RequestData) => Validation<SchemaOutput<Schema>> {
  return (data) => {
    const result = schema["~standard"].validate(data);
    if (isThenable(result)) {
      // Nobody else waits for it, and its failure would end the process.
      result.then(undefined, () => {});
      throw new TypeError("The schema of a command's data must be synchronous");
    }
    if (!result.issues) return { data: result.value };
    const faults = result.issues.slice(0, mostFaults).map(({ message, path = [] }) => {
      const names = path.map((segment) => String(typeof segment === "object" ? segment.key : segment));
      return fault(code, message, jsonPointer("data", ...names));
    });
    return { faults };
  };
}
