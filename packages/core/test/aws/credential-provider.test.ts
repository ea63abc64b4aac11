import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { credentialProvider } from "../../src/aws/index.ts";

let folder: string;
let file: string;
let unchanged: NodeJS.ProcessEnv;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "credential-provider-"));
  file = join(folder, "credentials");
});
after(() => rm(folder, { recursive: true }));
beforeEach(() => {
  unchanged = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, "none"),
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_EC2_METADATA_DISABLED: "true",
  });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in unchanged)) delete process.env[name];
  Object.assign(process.env, unchanged);
});

const profile = (accessKeyId: string) =>
  writeFile(file, `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret\n`);

describe("credentialProvider()", () => {
  it("gives the four parts of credentials and nothing else", async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKID",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
      AWS_CREDENTIAL_EXPIRATION: "2026-01-01T00:00:00Z",
      AWS_ACCOUNT_ID: "123456789012",
    });
    assert.deepEqual(await credentialProvider(), {
      accessKeyId: "AKID",
      secretAccessKey: "secret",
      sessionToken: "token",
      expiration: new Date("2026-01-01T00:00:00Z"),
    });
  });

  it("reads a profile anew each time", async () => {
    await profile("FIRST");
    assert.deepEqual(await credentialProvider(), { accessKeyId: "FIRST", secretAccessKey: "secret" });
    await profile("SECOND");
    assert.deepEqual(await credentialProvider(), { accessKeyId: "SECOND", secretAccessKey: "secret" });
  });

  it("says of an instance's dead credentials when they ended, though the SDK lets them serve on", async () => {
    await rm(file, { force: true });
    const expiration = new Date(Date.now() - 60_000);
    const metadata = createServer(({ url }, answer) => {
      const isRole = url?.endsWith("/uploader");
      answer.end(
        isRole
          ? JSON.stringify({ AccessKeyId: "AKID", SecretAccessKey: "secret", Token: "token", Expiration: expiration })
          : "uploader",
      );
    });
    await once(metadata.listen(0, "127.0.0.1"), "listening");
    const { port } = metadata.address() as AddressInfo;
    delete process.env["AWS_EC2_METADATA_DISABLED"];
    process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = `http://127.0.0.1:${port}`;
    try {
      assert.deepEqual((await credentialProvider()).expiration, expiration);
    } finally {
      metadata.close();
    }
  });

  it("rejects where no link of the chain has any", async () => {
    await rm(file, { force: true });
    await assert.rejects(credentialProvider(), { name: "CredentialsProviderError" });
  });
});
