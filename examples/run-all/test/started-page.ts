import { readFileSync } from "node:fs";
import { join } from "node:path";

const examples = join(import.meta.dir, "../..");
const programs = join(examples, "../node_modules/.bin");

/** An example's page, served as its README says. */
export interface StartedPage extends AsyncDisposable {
  /** Rejects where it doesn't start. */
  readonly url: Promise<string>;
}

/**
 * Starts a page by the command that `npm start` runs in its folder, but on any port that is free.
 *
 * @param name The example's folder.
 * @param variables Of its environment.
 */
export function startPage(name: string, variables: Readonly<Record<string, string>> = {}): StartedPage {
  const folder = join(examples, name);
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // As a shell does, env takes variables before a command; but the command takes its place, so that killing it leaves nothing.
  const child = Bun.spawn(["env", ...scripts.start.replace("8081", "0").split(" ")], {
    cwd: folder,
    env: { PATH: `${programs}:${process.env["PATH"]}`, NO_COLOR: "1", ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    url: urlIn(child.stdout, name),
    async [Symbol.asyncDispose]() {
      child.kill();
      await child.exited;
    },
  };
}

async function urlIn(output: ReadableStream<Uint8Array<ArrayBuffer>>, name: string): Promise<string> {
  // Not by for await, which would close the output at its end: the server goes on to write.
  const reader = output.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`npm start in examples/${name} ended before it told its URL:\n${said}`);
    said += value;
    const [, url] = said.match(/(http:\S+)\s/) ?? [];
    if (url) return url;
  }
}
