/**
 * The command that runs a program on some cores only, and that ends with the process that started it, however that ends.
 *
 * @param cores The cores, as `taskset` lists them.
 * @param command The program and its words.
 */
export const onCores = (cores: string, command: readonly string[]): [program: string, ...words: string[]] => [
  "setpriv",
  "--pdeathsig",
  "KILL",
  "taskset",
  "-c",
  cores,
  ...command,
];
