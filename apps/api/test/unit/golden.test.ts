import { afterAll, describe, expect, it } from "bun:test";
import { acceptedExample, requestExample } from "@signed-s3/contracts/examples";
import { departuresFromGolden } from "../contract/golden.ts";
import { form, inProcess, json, path, type Send, testApp } from "./test-app.ts";

const app = testApp();
const server = Bun.serve({ port: 0, fetch: app.fetch });
afterAll(() => server.stop(true));
const overPort: Send = (target, init) => fetch(new URL(target, server.url), init);

for (const [transport, send] of Object.entries({ "in process": inProcess(app), "over a port": overPort })) {
  describe(`create_signed_url ${transport}`, () => {
    it("answers the documented request with the documented 904 bytes and headers", async () => {
      expect(await departuresFromGolden(send)).toEqual([]);
    });

    for (const [what, init] of [
      ["no body", { method: "POST" }],
      ["an empty body that is said to be JSON", json("")],
      ["an empty body of no type", { method: "POST", body: new Uint8Array() }],
      ["an empty object", json({})],
      ["nulls", json({ uuid: null, command: null, data: null, async: null })],
      ["any async", json({ async: { deep: [1] } })],
      ["unknown members", json({ extra: 1, data: { preventEmptyData: true } })],
      ["an empty form", form("")],
      ["the first browser client's form", form("data[preventEmptyData]=true&async=false")],
      ["the same with its brackets percent-encoded", form("data%5BpreventEmptyData%5D=true&async=false")],
      ["a form whose nulls are empty", form("uuid=&command=&data=&async=")],
    ] satisfies [string, RequestInit][]) {
      it(`accepts ${what}, and makes a uuid`, async () => {
        const answer = await send(path, init);
        expect(answer.status).toBe(202);
        expect(await answer.json()).toEqual({ ...acceptedExample, uuid: "b8a12730-67b9-449f-96cd-7d0e3542fa94" });
      });
    }

    it("echoes the uuid of a form as it was sent", async () => {
      const answer = await send(path, form("uuid=E090CBD2-DED4-4FD4-BE23-4C17AD77CA07&command=CreateSignedS3FormData"));
      expect(await answer.json()).toMatchObject({ uuid: "E090CBD2-DED4-4FD4-BE23-4C17AD77CA07" });
    });

    for (const [given, kept] of [
      ["abc-123", true],
      ["~!x".padEnd(128, "x"), true],
      ["x".repeat(129), false],
      ["a b", false],
    ] as const) {
      it(`${kept ? "keeps" : "replaces"} the request id ${given.slice(0, 10)} of ${given.length} characters`, async () => {
        const answer = await send(path, { method: "POST", headers: { "x-request-id": given } });
        expect(answer.headers.get("x-request-id") === given).toBe(kept);
      });
    }
  });
}

describe("create_signed_url", () => {
  it("gives two keys to one uuid asked twice", async () => {
    const send = inProcess(testApp({ newUuid: () => crypto.randomUUID() }));
    const keys = await Promise.all(
      [1, 2].map(async () => {
        const { data, uuid } = JSON.parse(await (await send(path, json(requestExample))).text());
        expect(uuid).toBe(requestExample.uuid);
        return data.fields.key;
      }),
    );
    expect(keys[0]).not.toBe(keys[1]);
  });
});
