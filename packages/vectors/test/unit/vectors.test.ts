import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, vectorFiles } from "../../src/vector-files.ts";

const published = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("the published vectors", () => {
  test.each([...vectorFiles()])("%s is what its definitions make (npm run docs:vectors)", (name, text) => {
    expect(published(name)).toBe(text);
  });

  test("begin with the documented example", () => {
    const [first] = JSON.parse(published("signing.json"));
    expect(first.signature).toBe("cfd01eddd4d74be84a727d0acc3083271b0b3eaa8058111dadcf5bd60d9fe58b");
  });

  test("are sixty or more, each with a name of its own", () => {
    const names: string[] = JSON.parse(published("signing.json")).map(({ name }: { name: string }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });

  test("have every option of the signer", () => {
    const vectors: { input: { options: object } }[] = JSON.parse(published("signing.json"));
    const used = new Set(vectors.flatMap(({ input }) => Object.keys(input.options)));
    const every =
      "acl cacheControl checksum conditions contentDisposition contentEncoding contentLengthRange contentMd5 ";
    const others = "contentType expires metadata serverSideEncryption storageClass successActionRedirect tags ";
    expect([...used].sort()).toEqual(
      [...every.split(" "), ...others.split(" "), "websiteRedirectLocation"].filter(Boolean),
    );
  });
});
