import { describe, expect, it } from "bun:test";
import type { CompanionParams } from "@signed-s3/contracts";
import { acceptedExample, requestExample } from "@signed-s3/contracts/examples";
import { form, inProcess, json, path, type Send, testApp } from "./test-app.ts";

const start = Date.parse("2019-02-20T18:40:00Z");
/** One of many replicas: it has nothing in common with another but its configuration. */
const replica = (secondsIntoWindow: number, secret = "0123456789abcdef"): Send =>
  inProcess(
    testApp({
      idempotency: { secret, windowSeconds: 300 },
      now: () => new Date(start + secondsIntoWindow * 1000),
      newUuid: () => crypto.randomUUID(),
    }),
  );
const keyed = (key: string, init: RequestInit): RequestInit => ({
  ...init,
  headers: { ...init.headers, "idempotency-key": key },
});
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const formOf = async (answer: Promise<Response>) => {
  const { uuid, data } = JSON.parse(await textOf(answer));
  const { expiration } = JSON.parse(atob(data.fields.policy));
  return { uuid, key: data.fields.key, date: data.fields["x-amz-date"], endsAt: Date.parse(expiration) };
};

describe("Idempotency-Key", () => {
  for (const [what, request] of Object.entries({
    "with a uuid": json(requestExample),
    "without a uuid": json({ data: { filename: "a.png" } }),
    "by form": form("data[filename]=a.png"),
    "without a body": { method: "POST" },
  })) {
    it(`gives one answer to a request ${what}, from each replica and all through the window`, async () => {
      const first = await textOf(replica(0)(path, keyed("k1", request)));
      for (const second of [1, 150, 299]) {
        expect(await textOf(replica(second)(path, keyed("k1", request)))).toBe(first);
      }
      expect(JSON.parse(first)).toMatchObject({ status: "accepted", data: { url: acceptedExample.data.url } });
    });
  }

  it("gives GET /s3/params one answer too, but for the seconds that are left", async () => {
    const paramsAt = async (second: number): Promise<CompanionParams> =>
      JSON.parse(await textOf(replica(second)("/s3/params?filename=a.png", keyed("k1", {}))));
    const first = await paramsAt(0);
    expect(await paramsAt(60)).toEqual({ ...first, expires: first.expires - 60 });
  });

  it("takes the same body for the same, however it is written", async () => {
    const [one, other] = ['{"async":1,"data":{"expires_in":60}}', ' {"data": {"expires_in":6e1}, "async":1}'];
    const send = replica(10);
    expect(await textOf(send(path, keyed("k", json(one))))).toBe(await textOf(send(path, keyed("k", json(other)))));
  });

  it("gives another form to another key, another body, another window and another service", async () => {
    const answers = await Promise.all([
      formOf(replica(1)(path, keyed("k1", json({})))),
      formOf(replica(1)(path, keyed("k2", json({})))),
      formOf(replica(1)(path, keyed("k1", json({ async: true })))),
      formOf(replica(301)(path, keyed("k1", json({})))),
      formOf(replica(1, "another secret")(path, keyed("k1", json({})))),
    ]);
    expect(new Set(answers.map(({ key }) => key)).size).toBe(5);
    expect(new Set(answers.map(({ uuid }) => uuid)).size).toBe(5);
  });

  it("without the header, five requests get five keys; and so with it, where the service has no secret", async () => {
    for (const [send, init] of [
      [replica(1), json(requestExample)],
      [inProcess(testApp({ newUuid: () => crypto.randomUUID() })), keyed("k1", json(requestExample))],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => formOf(send(path, init))));
      expect(new Set(answers.map(({ key }) => key)).size).toBe(5);
    }
  });

  for (const expiresIn of [1, 2, 59, 300, 301, 3600]) {
    it(`never hands out a form of ${expiresIn} s that is dead, or good for longer`, async () => {
      for (const second of [0, 0.9, 58.5, 299.9]) {
        const { endsAt } = await formOf(replica(second)(path, keyed("k", json({ data: { expires_in: expiresIn } }))));
        const left = (endsAt - (start + second * 1000)) / 1000;
        expect(left).toBeWithin(expiresIn === 1 ? 0 : expiresIn / 2 - 1, expiresIn + 1e-9);
        expect(left).toBeGreaterThan(0);
      }
    });
  }

  for (const key of ["", " ", "a b", "é", "a\tb", "k".repeat(256)]) {
    it(`is refused when it is ${JSON.stringify(key.slice(0, 9))} of ${key.length} characters`, async () => {
      const answer = await replica(1)(path, keyed(key, json({})));
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ code: "invalid_idempotency_key", source: null }] });
    });
  }

  it("is refused with a body that nests too deeply to be compared", async () => {
    const deep = `{"data":{"x":${"[".repeat(400_000)}${"]".repeat(400_000)}}}`;
    const send = inProcess(
      testApp({ idempotency: { secret: "0123456789abcdef", windowSeconds: 300 }, requestMaxBytes: 1e6 }),
    );
    expect((await send(path, json(deep))).status).toBe(202);
    const answer = await send(path, keyed("k", json(deep)));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ code: "malformed_json" }] });
  });
});
