import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type Service, type ServiceRuntime, startService, type Variables } from "../service.ts";
import { type TemporaryFolder, temporaryFolder } from "../temporary-folder.ts";
import { path } from "../unit/test-app.ts";

const ann = "token-of-the-first-caller";
const bob = "token-of-the-other-caller";
const perMinute = 3;

const variables: Variables = {
  S3_BUCKET: "photos",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "accessKey1",
  RATE_LIMIT_PER_MINUTE: String(perMinute),
};

/** Describes services that let none of their callers ask too often, and know them by tokens or addresses, whatever they run on. */
export function describeLimitedService(runtime: ServiceRuntime): void {
  let folder: TemporaryFolder;
  let service: Service;

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await startService(
      {
        ...variables,
        AWS_SECRET_ACCESS_KEY_FILE: await folder.write("secret", "verySecretKey1\n"),
        AUTH: "tokens",
        AUTH_TOKENS_FILE: await folder.write("tokens", `ann:${ann}\nbob:${bob}\n`),
      },
      undefined,
      runtime,
    );
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await folder?.[Symbol.asyncDispose]();
  });

  const statusesFor = async (headers: Readonly<Record<string, string>>, times: number, { url } = service) => {
    const statuses: number[] = [];
    for (let asked = 0; asked < times; asked += 1) {
      const answer = await fetch(url + path, { method: "POST", headers });
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeWithin(1, 61);
    }
    return statuses;
  };

  describe(`the service with a limit of ${perMinute} requests on ${runtime.name}`, () => {
    it("takes so many of a caller whose token it has, and the same of another", async () => {
      const first = await statusesFor({ authorization: `Bearer ${ann}` }, perMinute + 1);
      expect(first).toEqual([202, 202, 202, 429]);
      expect(await statusesFor({ authorization: `Bearer ${bob}` }, 1)).toEqual([202]);
    });

    it("refuses a token that it hasn't", async () => {
      expect(await statusesFor({ authorization: `Bearer ${ann}x` }, 1)).toEqual([401]);
    });

    it("tells callers without a token by their addresses, as the load balancer before it gives them", async () => {
      const open = await startService({ ...variables, AWS_SECRET_ACCESS_KEY: "verySecretKey1" }, undefined, runtime);
      try {
        const first = await statusesFor({ "x-forwarded-for": "203.0.113.1" }, perMinute + 1, open);
        expect(first).toEqual([202, 202, 202, 429]);
        expect(await statusesFor({ "x-forwarded-for": "203.0.113.2" }, 1, open)).toEqual([202]);
      } finally {
        await open.stop();
      }
    });
  });
}
