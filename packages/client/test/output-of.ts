import { spawn } from "node:child_process";

/** What a program writes, which must end well. */
export async function outputOf([program = "", ...rest]: readonly string[]): Promise<string> {
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (errors += text));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output.slice(-5000)}\n${errors.slice(-5000)}`);
  return output;
}
