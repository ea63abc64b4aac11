import { expect, test } from "bun:test";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dir, "../../..");

/** What the gate says of a page of docs/ with this text. */
async function judged(text: string): Promise<{ readonly exitCode: number; readonly says: string }> {
  const remark = [join(root, "node_modules/.bin/remark"), "--file-path", "docs/planted.md", "--frail", "--quiet"];
  const child = Bun.spawn(remark, { cwd: root, stdin: new Blob([text]), stdout: "ignore", stderr: "pipe" });
  const says = await new Response(child.stderr).text();
  return { exitCode: await child.exited, says };
}

test("links does name a link to a file that isn't there, and one to a heading that isn't", async () => {
  const { exitCode, says } = await judged("# A\n\n[b](nowhere.md) and [c](architecture.md#nowhere)\n");
  expect(says).toContain("nowhere.md");
  expect(says).toContain("#nowhere");
  expect(exitCode).toBe(1);
});

test("links does take links to files, folders and headings that are there, and to other hosts", async () => {
  const text =
    "# A\n\n[b](architecture.md), [c](../examples), [d](../README.md#more), [e](#a), [f](https://example.com/g)\n";
  const { exitCode, says } = await judged(text);
  expect(says).toBe("");
  expect(exitCode).toBe(0);
});
