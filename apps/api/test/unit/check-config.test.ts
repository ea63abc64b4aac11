import { describe, expect, it } from "bun:test";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";
import packageJson from "../../package.json" with { type: "json" };
import { freePort, runService, startService } from "../service.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { path } from "./test-app.ts";

const secret = "not-to-be-seen-by-anyone";
const checkConfig = (variables: Record<string, string>) => runService(variables, ["--check-config"]);

describe("--check-config", () => {
  it("prints what holds, and ends with code 0", async () => {
    const { code, output } = await checkConfig({ AUTH: "tokens", AUTH_TOKENS: `app:${secret}`, S3_BUKET: "photos" });
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}AUTH_TOKENS +set$/m);
    expect(output).toContain("the nearest is S3_BUCKET");
    expect(output).not.toContain(secret);
  });

  it("prints all that is wrong, with misspelt names, and ends with code 78", async () => {
    const { code, output } = await checkConfig({ NODE_ENV: "production", S3_BUKET: "photos", AUTH_TOKENS: secret });
    expect(code).toBe(78);
    expect(output).toContain("S3_BUCKET must be set in production");
    expect(output).toContain("AUTH must be set in production");
    expect(output).toContain("the nearest is S3_BUCKET");
    expect(output).not.toContain(secret);
  });
});

describe("a subcommand", () => {
  it("says the version, and what there is under both names", async () => {
    const said = async (word: string) => Bun.$`${await ensureServiceProgram()} ${word}`.text();
    expect(await said("--version")).toBe(`${packageJson.version}\n`);
    expect(await said("-h")).toBe(await said("--help"));
  });

  it("ends with a code of its own where its output can't be written", async () => {
    for (const args of [["--check-config"], ["--help"], ["explain", "--help"], ["doctor", "--help"]]) {
      const child = Bun.spawn([await ensureServiceProgram(), ...args], {
        env: {},
        stdout: Bun.file("/dev/full"),
        stderr: "pipe",
      });
      expect(await new Response(child.stderr).text()).toContain("The output can't be written: ENOSPC");
      expect(await child.exited).toBe(74);
    }
  });
});

describe("the process in production", () => {
  it("signs for known callers alone, by secrets out of files, and writes none of them", async () => {
    await using folder = await temporaryFolder();
    const service = await startService(
      {
        NODE_ENV: "production",
        S3_BUCKET: "photos",
        AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${await freePort()}`,
        AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
        AWS_SECRET_ACCESS_KEY_FILE: await folder.write("secret", "a-secret-key-in-a-file\n"),
        AUTH: "tokens",
        AUTH_TOKENS_FILE: await folder.write("tokens", `app:${secret}\n`),
        S3_BUKET: "misspelt",
        LOG_LEVEL: "trace",
      },
      "/health/live",
    );
    const ask = (headers: Record<string, string>) => fetch(service.url + path, { method: "POST", headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: "Bearer not-one-of-the-tokens" })).status).toBe(401);
    const answer = await ask({ authorization: `Bearer ${secret}` });
    expect(answer.status).toBe(202);
    expect(await answer.text()).toContain('"x-amz-credential":"AKIDEXAMPLE/');
    expect(await service.stop()).toBe(0);
    expect(service.output()).toContain("the nearest is S3_BUCKET");
    for (const unseen of [secret, "not-one-of-the-tokens", "a-secret-key-in-a-file"]) {
      expect(service.output()).not.toContain(unseen);
    }
  });
});
