import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigVariables } from "../../src/config/variables.ts";
import { freePort } from "../service.ts";

const root = join(import.meta.dir, "../../../..");
const readme = await readFile(join(root, "README.md"), "utf8");
/** The README's shell commands, in their order. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command = ""]) => command.trim());

/** Whether the README names it, or all of its scope. */
const isNamed = (name: string): boolean =>
  readme.includes(`\`${name}\``) || readme.includes(`\`${name.split("/")[0]}/*\``);

let folder: string;
let service: Bun.Subprocess<"ignore", "pipe", "pipe">;
let output = "";
let port: number;

/** Runs a command of the README as its reader would, in a folder where form.json is. */
async function run(command: string): Promise<{ stdout: string; code: number }> {
  const npmHere = command
    .replaceAll("localhost:3000", `localhost:${port}`)
    .replaceAll("npm run", `npm --prefix ${root} run`)
    .replaceAll("form.json --", `${folder}/form.json --`);
  const child = Bun.spawn(["sh", "-c", npmHere], { cwd: folder, stdout: "pipe", stderr: "ignore" });
  return { stdout: await new Response(child.stdout).text(), code: await child.exited };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "readme-"));
  expect(commands[0]).toBe("npm start");
  // Another port than the README's, as something of the machine's own may listen there.
  port = await freePort();
  const env = { ...process.env, PORT: String(port) };
  // A group of processes of its own: npm ends at a signal without passing it on to what it has started.
  const options = { cwd: root, env, detached: true, stdin: "ignore", stdout: "pipe", stderr: "pipe" } as const;
  service = Bun.spawn(["npm", "start"], options);
  for (const stream of [service.stdout, service.stderr]) {
    void (async () => {
      for await (const chunk of stream) output += new TextDecoder().decode(chunk);
    })();
  }
  const deadline = Date.now() + 60_000;
  while (!output.includes("curl -si")) {
    if (service.exitCode !== null || Date.now() > deadline) throw new Error(`npm start did not start:\n${output}`);
    await Bun.sleep(50);
  }
}, 90_000);

afterAll(async () => {
  process.kill(-service.pid, "SIGTERM");
  await service.exited;
  await rm(folder, { recursive: true });
});

describe("the README", () => {
  it("has commands to start, to ask for a form, to upload, to explain, to start a fleet, and to test", () => {
    expect(commands.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "npm start",
      "curl -s -X",
      'echo "Hello, bucket"',
      "npm run explain",
      "npm run stack",
      "npm test",
    ]);
  });

  it("uploads a file by the form that it asks for", async () => {
    await run(commands[1] ?? "");
    const { stdout } = await run(commands[2] ?? "");
    expect(stdout).toContain("201 Created");
    const location = stdout.match(/<Location>(.*)<\/Location>/)?.[1] ?? "";
    expect(await (await fetch(location)).text()).toBe("Hello, bucket\n");
  });

  it("explains a refused form", async () => {
    const { stdout, code } = await run(commands[3] ?? "");
    expect(stdout).toContain("file_too_large");
    expect(code).toBe(1);
  }, 30_000);

  it("names every package of the workspace, and no other", async () => {
    const folders = [...new Bun.Glob("{packages,apps}/*/package.json").scanSync({ cwd: root })].map((path) =>
      path.replace("/package.json", ""),
    );
    const named = [...readme.matchAll(/^\| `((?:packages|apps)\/[^`]+)`/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(folders.sort());
  });

  it("tells of each third-party library why it is here", async () => {
    const libraries = new Set<string>();
    for (const path of new Bun.Glob("{package.json,{packages,apps,examples}/*/package.json}").scanSync({ cwd: root })) {
      const { dependencies = {}, devDependencies = {} } = await Bun.file(join(root, path)).json();
      for (const name of Object.keys({ ...dependencies, ...devDependencies })) libraries.add(name);
    }
    // Types and the runtime itself need no reason.
    const untold = [...libraries].filter((name) => !/^(@signed-s3\/|@types\/|bun$)/.test(name) && !isNamed(name));
    expect(untold).toEqual([]);
  });

  it("has each variable of the configuration in its table", () => {
    const variables = Object.keys(ConfigVariables.properties);
    expect(variables.filter((name) => !isNamed(name))).toEqual([]);
  });

  it("tests as CI does", async () => {
    expect(commands).toContain("npm test");
    expect(await readFile(join(root, ".ci/run"), "utf8")).toContain("exec npm test\n");
  });
});
