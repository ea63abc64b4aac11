import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { progressBar } from "../../src/command-line/progress-bar.ts";
import { type FaultyProxy, faultyProxy, rawAnswer } from "../faulty-proxy.ts";
import { type Service, startService } from "../service.ts";

const main = fileURLToPath(new URL("../../src/command-line/main.ts", import.meta.url));
const runtime = "Deno" in globalThis ? ["run", "--no-check", "--allow-all"] : [];
let folder: string;
let service: Service;
let proxy: FaultyProxy;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "client-"));
  await writeFile(join(folder, "a.txt"), "hello");
  await writeFile(join(folder, "b.txt"), "welcome");
  service = await startService({
    publicStoreUrl: async (storeUrl) => {
      proxy = await faultyProxy(storeUrl);
      return proxy.url;
    },
    variables: { AUTH: "tokens", AUTH_TOKENS: "cli:a-token-of-the-command-line-test" },
  });
});
after(async () => {
  await service[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

async function run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env = {
    PATH: process.env["PATH"],
    SIGNED_S3_SERVICE: service.url,
    SIGNED_S3_TOKEN: "a-token-of-the-command-line-test",
    ...variables,
  };
  const child = spawn(process.execPath, [...runtime, main, ...words], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (errors += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output, errors };
}

describe("signed-s3 upload", () => {
  it("uploads files, and prints where they are", async () => {
    const { code, output } = await run(["upload", "a.txt", "b.txt", "--type", "text/plain"]);
    const lines = output.trim().split("\n");
    assert.deepEqual([code, lines.length], [0, 2]);
    const [path, location = ""] = (lines[1] ?? "").split("  ");
    assert.equal(path, "b.txt");
    const object = await fetch(location);
    assert.match(object.headers.get("content-type") ?? "", /^text\/plain/);
    assert.equal(await object.text(), "welcome");
  });

  it("prints one JSON object a file, in their order, with those that failed", async () => {
    const { code, output, errors } = await run(["upload", "missing.txt", "a.txt", "--json"]);
    const [missing, there] = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual([code, errors], [1, ""]);
    assert.deepEqual([missing.path, missing.status, missing.error.code], ["missing.txt", "failed", "file_unreadable"]);
    assert.deepEqual([there.path, there.status, there.bucket], ["a.txt", "uploaded", "photos"]);
  });

  it("tells in words why S3 refuses, and what to do", async () => {
    const xml = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>R7</RequestId></Error>";
    proxy.faults = [{ answer: rawAnswer(403, "application/xml", xml) }];
    const { code, errors } = await run(["upload", "a.txt"]);
    assert.equal(code, 1);
    assert.match(errors, /a\.txt {2}failed: S3 refused the upload: AccessDenied\. \(s3_access_denied\)/);
    assert.match(errors, /Allow the credentials that sign to do s3:PutObject/);
    assert.match(errors, /Request id: R7/);
  });

  it("tells the service's refusal", async () => {
    const { code, errors } = await run(["upload", "a.txt"], { SIGNED_S3_TOKEN: "wrong" });
    assert.equal(code, 1);
    assert.match(errors, /\(unauthorized\)/);
  });

  it("ends with 2 and its usage where the command line is wrong", async () => {
    for (const words of [
      ["upload"],
      ["download", "a.txt"],
      ["upload", "a.txt", "--nonsense"],
      ["upload", "a.txt", "--service", "x"],
    ]) {
      const { code, errors } = await run(words);
      assert.equal(code, 2);
      assert.match(errors, /signed-s3 upload FILE/);
    }
    for (const variables of [
      { SIGNED_S3_TOKEN: "very\nsecret" },
      { SIGNED_S3_SERVICE: "http://user:secret@127.0.0.1/" },
    ]) {
      const { code, errors } = await run(["upload", "a.txt"], variables);
      assert.equal(code, 2);
      assert.ok(!errors.includes("secret"), errors);
    }
    assert.equal((await run(["--help"])).code, 0);
  });
});

describe("progressBar()", () => {
  it("draws how far all files together are, on a terminal", () => {
    let text = "";
    const write = (more: string) => (text += more);
    const bar = progressBar({ isTTY: true, columns: 80, write }, [3_000_000, 1_000_000]);
    bar.update(1, 1_000_000);
    assert.match(text, /\[#{6} {18}\] {2}25 % {2}976\.6 KiB of 3\.8 MiB$/);
    bar.clear();
    assert.ok(text.endsWith("\r\x1b[K"));
  });

  it("draws nothing elsewhere", () => {
    const bar = progressBar({ write: () => assert.fail("something was written") }, [1]);
    bar.update(0, 1);
    bar.clear();
  });
});
