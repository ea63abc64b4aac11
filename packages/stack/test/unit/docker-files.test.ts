import { describe, expect, test } from "bun:test";
import { type ErrorCode, errorCodes, NotAcceptedAnswer } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import { releasedImages } from "../../src/released-images.ts";

const read = (file: string) => Bun.file(new URL(`../../../../docker/${file}`, import.meta.url)).text();
const [dockerfile, compose, haproxy] = await Promise.all(
  ["api.Dockerfile", "compose.yaml", "haproxy.cfg"].map((file) => read(file)),
);

test("the Dockerfile and the compose file name the released images as their defaults", () => {
  for (const [variable, name] of [
    ["BUN_IMAGE", releasedImages.bun],
    ["BASE_IMAGE", releasedImages.base],
  ]) {
    expect(dockerfile).toContain(`ARG ${variable}=${name}\n`);
    expect(compose).toContain(`\${${variable}:-${name}}`);
  }
  expect(compose).toContain(`\${HAPROXY_IMAGE:-${releasedImages.haproxy}}`);
});

test("production is another project than the stack to try: what takes one away leaves the other", async () => {
  const production = await read("compose.production.yaml");
  expect(production).toContain("\nname: signed-s3-production\n");
  // A file of this name would name both, whatever they say.
  const { stdout } = Bun.spawnSync(["git", "ls-files", "docker/.env"], { cwd: `${import.meta.dir}/../../../..` });
  expect(stdout.toString()).toBe("");
});

describe("an answer of the load balancer itself", () => {
  const answers = [...(haproxy ?? "").matchAll(/status (\d+) .*lf-string '(.*?)'/g)].map(([, status, body = ""]) => ({
    status: Number(status),
    body: JSON.parse(body),
  }));

  test("has the API's shape, and a code, title and status of its contracts", () => {
    expect(answers.map(({ status }) => status)).toEqual([400, 408, 500, 502, 503, 504, 429, 404, 405]);
    for (const { status, body } of answers) {
      expect(Value.Check(NotAcceptedAnswer, body)).toBe(true);
      const [error] = body.errors;
      expect(error).toMatchObject({ status, title: errorCodes[error.code as ErrorCode].title });
      expect(errorCodes[error.code as ErrorCode].status as number).toBe(status);
    }
  });
});
