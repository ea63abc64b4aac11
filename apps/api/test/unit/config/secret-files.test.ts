import { describe, expect, it } from "bun:test";
import { join } from "node:path";
import { type ConfigError, readConfig } from "../../../src/config.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};
const secret = "the secret, of 33 characters here";

describe("a secret in a file", () => {
  it("is read without the newline at its end, and without no more than that", async () => {
    await using folder = await temporaryFolder();
    for (const [written, read] of [
      [secret, secret],
      [`${secret}\n`, secret],
      [`${secret}\r\n`, secret],
      [`\ufeff${secret}\n`, secret],
      [`${secret}\n\n`, `${secret}\n`],
    ] as const) {
      const IDEMPOTENCY_SECRET_FILE = await folder.write("secret", written);
      expect(readConfig({ IDEMPOTENCY_SECRET_FILE }).idempotency?.secret).toBe(read);
    }
  });

  it("holds to the same rules as the secret itself, under the secret's name", async () => {
    await using folder = await temporaryFolder();
    const IDEMPOTENCY_SECRET_FILE = await folder.write("secret", "short");
    expect(problemsOf({ IDEMPOTENCY_SECRET_FILE })).toEqual([
      "IDEMPOTENCY_SECRET must be text of at least 16 characters",
    ]);
  });

  it("can hold the tokens, one a line", async () => {
    await using folder = await temporaryFolder();
    const AUTH_TOKENS_FILE = await folder.write("tokens", `a:${"x".repeat(16)}\nb:${"y".repeat(16)}\n`);
    const { auth } = readConfig({ AUTH: "tokens", AUTH_TOKENS_FILE });
    expect(auth.mode === "tokens" && auth.tokens.length).toBe(2);
  });

  it("of AWS is there for the SDK, and others are not", async () => {
    await using folder = await temporaryFolder();
    const path = await folder.write("secret", `${secret}\n`);
    const { awsVariables } = readConfig({
      AWS_ACCESS_KEY_ID: "AKID",
      AWS_SECRET_ACCESS_KEY_FILE: path,
      AWS_SESSION_TOKEN_FILE: await folder.write("token", "token+/==\n"),
      IDEMPOTENCY_SECRET_FILE: path,
    });
    expect(awsVariables).toEqual({ AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: "token+/==" });
  });

  it("is refused beside the secret itself, and where it can't be read or is empty", async () => {
    await using folder = await temporaryFolder();
    const path = await folder.write("secret", secret);
    expect(problemsOf({ IDEMPOTENCY_SECRET: secret, IDEMPOTENCY_SECRET_FILE: path })).toEqual([
      "IDEMPOTENCY_SECRET_FILE must not be set together with IDEMPOTENCY_SECRET",
    ]);
    const empty = await folder.write("empty", "\n");
    for (const unreadable of [empty, join(path, "not-there"), "/"]) {
      expect(problemsOf({ AUTH: "tokens", AUTH_TOKENS_FILE: unreadable })).toEqual([
        "AUTH_TOKENS_FILE must be the path of a file that can be read and has text",
      ]);
    }
  });
});
