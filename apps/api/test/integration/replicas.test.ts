import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { requestExample } from "@signed-s3/contracts/examples";
import { type Service, startService } from "../service.ts";
import { formOf } from "../signed-form.ts";
import { json, path } from "../unit/test-app.ts";

const configuration = {
  S3_BUCKET: "photos",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "accessKey1",
  AWS_SECRET_ACCESS_KEY: "verySecretKey1",
  IDEMPOTENCY_SECRET: "0123456789abcdef0123456789abcdef",
  IDEMPOTENCY_WINDOW_SECONDS: "3600",
  UPLOAD_MAX_EXPIRES_SECONDS: "7200",
  UPLOAD_EXPIRES_SECONDS: "7200",
};

let replicas: readonly [Service, Service];
beforeAll(async () => {
  const start = () => startService(configuration, "/health/live");
  replicas = await Promise.all([start(), start()]);
  for (const replica of replicas) while ((await ask(replica)).status !== 202) await Bun.sleep(20);
}, 30_000);
afterAll(() => Promise.all(replicas.map((replica) => replica.stop("SIGKILL"))));

const ask = ({ url }: Service, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url + path, {
    ...json(requestExample),
    headers: { "content-type": "application/json", ...headers },
  });

describe("two processes of one configuration", () => {
  it("give one answer to one Idempotency-Key, byte for byte", async () => {
    const answers = await Promise.all(
      [...replicas, ...replicas].map(async (replica) => (await ask(replica, { "idempotency-key": "photo-1" })).text()),
    );
    expect(answers[0]).toContain('"status":"accepted"');
    expect(new Set(answers).size).toBe(1);
  });

  it("give five keys to five requests without it", async () => {
    const forms = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => formOf(await ask(replicas[n % 2 ? 0 : 1]))),
    );
    expect(new Set(forms.map(({ fields }) => fields.key)).size).toBe(5);
  });
});
