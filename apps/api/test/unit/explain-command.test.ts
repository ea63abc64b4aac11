import { afterAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acceptedExample } from "@signed-s3/contracts/examples";
import { explainCommand } from "../../src/explain-command.ts";

const folder = await mkdtemp(join(tmpdir(), "explain-"));
afterAll(() => rm(folder, { recursive: true }));
const file = async (name: string, content: unknown) => {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const { fields } = acceptedExample.data;
const duringItsLife = new Date("2019-02-20T19:00:00Z");

describe("explain", () => {
  for (const [what, content] of [
    ["fields alone", fields],
    ["a form with its URL", acceptedExample.data],
    ["the API's whole answer", acceptedExample],
  ] as const) {
    it(`reads ${what}`, async () => {
      expect((await explainCommand([await file("form.json", content)], duringItsLife)).code).toBe(0);
    });
  }

  it("tells each reason with its remedy, S3's own first", async () => {
    const form = await file("form.json", { ...fields, acl: "public-read" });
    const error = await file("error.xml", "<Error><Code>NoSuchBucket</Code><Message>no</Message></Error>");
    const { output, code } = await explainCommand([form, "--error", error], duringItsLife);
    expect(code).toBe(1);
    expect(output).toMatch(/^1\. .*\.\n {3}code {7}unknown_bucket[\s\S]*\n2\. .*\n {3}code {7}extra_field/);
  });

  it("knows the time", async () => {
    const { output, code } = await explainCommand([await file("form.json", fields)], new Date());
    expect(code).toBe(1);
    expect(output).toContain("policy_expired");
  });

  for (const [what, args] of [
    ["no file", []],
    ["a file that is not there", ["nothing.json"]],
    ["an unknown option", ["form.json", "--secret", "x"]],
  ] as const) {
    it(`says how it is used when there is ${what}`, async () => {
      const { output, code } = await explainCommand(args, new Date());
      expect(code).toBe(64);
      expect(output).toContain("Usage:");
    });
  }

  for (const size of ["abc", "1.5", "", "5kb", "-1"]) {
    it(`takes no size of ${JSON.stringify(size)}, and doesn't blame the form for it`, async () => {
      const { output, code } = await explainCommand([await file("form.json", fields), `--size=${size}`], new Date());
      expect(code).toBe(64);
      expect(output).toStartWith("--size must be a whole number");
    });
  }

  it("reads a file that begins with a byte order mark, and says how it is used when asked", async () => {
    const form = await file("form.json", `\ufeff${JSON.stringify(fields)}`);
    expect((await explainCommand([form], duringItsLife)).code).toBe(0);
    expect((await explainCommand(["--help"], duringItsLife)).code).toBe(0);
  });

  it("says so when a file holds no form, or no JSON", async () => {
    expect((await explainCommand([await file("form.json", [1])], new Date())).output).toContain("holds no form");
    expect((await explainCommand([await file("form.json", "{")], new Date())).code).toBe(64);
  });
});
