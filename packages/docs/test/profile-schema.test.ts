import { expect, test } from "bun:test";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import { profileSchema } from "../src/profile-schema.ts";

const root = resolve(import.meta.dir, "../../..");
// Strict, as some editors are: a keyword or format that draft 7 hasn't got is an error.
const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(profileSchema()));

/** The first profiles that a page shows. */
async function exampleOf(page: string): Promise<unknown> {
  const text = await Bun.file(resolve(root, page)).text();
  const [, json = ""] = text.match(/```json\n(\{\n {2}"avatars"[\s\S]*?)```/) ?? [];
  return JSON.parse(json);
}

for (const page of ["README.md", "docs/upload-profiles.md"]) {
  test(`profileSchema() takes the profiles that ${page} shows`, async () => {
    expect(validate(await exampleOf(page))).toBe(true);
  });
}

test("profileSchema() refuses a misspelt member, a value that none may have, and a $schema beside the profiles", () => {
  expect(validate({ avatars: { buckets: "photos" } })).toBe(false);
  expect(validate({ avatars: { expires_seconds: 604_801 } })).toBe(false);
  expect(validate({ $schema: "./upload-profiles.schema.json" })).toBe(false);
});
