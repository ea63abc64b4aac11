import { describe, expect, it } from "bun:test";
import { readConfig } from "../../../src/config.ts";
import { setupFromConfig } from "../../../src/doctor/setup-from-config.ts";

describe("setupFromConfig()", () => {
  for (const [prefix, fixed] of [
    ["uploads/", "uploads/"],
    ["uploads/{subject}/{date}/", "uploads/"],
    ["{date}/", ""],
  ] as const) {
    it(`has of the prefix ${prefix} what every key begins with`, () => {
      const variables = { S3_BUCKET: "photos", AWS_REGION: "eu-central-1", S3_KEY_PREFIX: prefix };
      expect(setupFromConfig(readConfig(variables))?.keyPrefix).toBe(fixed);
    });
  }
});
