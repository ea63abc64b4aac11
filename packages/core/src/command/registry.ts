import type { Command } from "./command.ts";

/** The commands that a service knows, by name. */
export interface CommandRegistry<Name extends string, Result, Context> {
  readonly names: readonly Name[];
  /** The command of that name, if there is one: an inherited name such as `constructor` is none. */
  readonly find: (name: string) => Command<Name, Result, Context> | undefined;
}

// `never` as context makes this the supertype of all commands.
type AnyCommand = Command<string, unknown, never>;
type NameOf<C extends AnyCommand> = C["name"];
type ResultOf<C extends AnyCommand> = C extends Command<string, infer Result, never> ? Result : never;
// Tuples keep the conditional type from distributing: contexts are then intersected, as each command must get its own.
type ContextOf<C extends AnyCommand> = [C["prepare"]] extends [(data: null, context: infer Context) => unknown]
  ? Context
  : never;

/**
 * Gathers commands under their names.
 *
 * @param commands The commands; they may want different contexts: the registry's is all of them together.
 * @throws {TypeError} Two commands have the same name.
 * @example
 * ```ts
 * const registry = commandRegistry(createSignedS3FormData(options), echo);
 * registry.names; // ["CreateSignedS3FormData", "Echo"]
 * ```
 */
export function commandRegistry<const Commands extends readonly AnyCommand[]>(
  ...commands: Commands
): CommandRegistry<NameOf<Commands[number]>, ResultOf<Commands[number]>, ContextOf<Commands[number]>> {
  type Entry = Command<NameOf<Commands[number]>, ResultOf<Commands[number]>, ContextOf<Commands[number]>>;
  const byName = new Map<string, Entry>();
  for (const command of commands) {
    if (byName.has(command.name)) throw new TypeError(`There are two commands of the name ${command.name}`);
    byName.set(command.name, command as Entry);
  }
  return { names: commands.map(({ name }) => name), find: (name) => byName.get(name) };
}
