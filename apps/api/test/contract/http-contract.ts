import { describe, expect, it } from "bun:test";
import { type AcceptedAnswer, type CompanionParams, NotAcceptedAnswer, type SignedForm } from "@signed-s3/contracts";
import { acceptedExample, companionParamsExample, requestExample } from "@signed-s3/contracts/examples";
import { uploadForm } from "@signed-s3/testkit";
import { Value } from "@sinclair/typebox/value";
import { formOf, policyOf } from "../signed-form.ts";
import { form, json, path, uuid } from "../unit/test-app.ts";

const runtimeHeader = /^\d+\.\d{6}$/;
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A form with what differs from one to the next as the documentation has it. Its members stay in the order they came in. */
const asDocumented = ({ fields, url }: SignedForm, documented: SignedForm): SignedForm => {
  const { key, policy, "x-amz-date": date } = documented.fields;
  const { "x-amz-credential": credential, "x-amz-signature": signature } = documented.fields;
  const changed = { key, policy, "x-amz-credential": credential, "x-amz-date": date, "x-amz-signature": signature };
  return { fields: { ...fields, ...changed }, url: url && documented.url };
};

const typed = (contentType: string, body: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": contentType },
  body,
});
const tooLong = 70_000;
const chunked = (): RequestInit => ({
  ...typed("application/json", ""),
  body: new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(tooLong).fill(0x20));
      controller.close();
    },
  }),
});

type Refusal = readonly [what: string, target: string, init: () => RequestInit, status: number, source: string | null];
const refusals: readonly Refusal[] = [
  ["malformed JSON", path, () => json("{"), 400, null],
  ["a form that is not UTF-8", path, () => form("uuid=%ff"), 400, null],
  ["an unknown path", "/api/v2/s3/nothing", () => json({}), 404, null],
  ["a path of Object.prototype", "/constructor", () => ({}), 404, null],
  ["GET", path, () => ({}), 405, null],
  ["PUT", path, () => ({ ...json({}), method: "PUT" }), 405, null],
  ["a client that takes only XML", path, () => ({ method: "POST", headers: { accept: "text/xml" } }), 406, null],
  ["a body over the limit", path, () => json(" ".repeat(tooLong)), 413, null],
  ["a body of unknown length over the limit", path, chunked, 413, null],
  ["a text body", path, () => typed("text/plain", "{}"), 415, null],
  ["JSON in Latin-1", path, () => typed("application/json; charset=iso-8859-1", "{}"), 415, null],
  ["a bad uuid", path, () => json({ uuid: "x" }), 422, "/uuid"],
  ["another command", path, () => form("command=DeleteBucket"), 422, "/command"],
  ["data that is an array", path, () => json({ data: [] }), 422, "/data"],
  ["no upload to explain", "/api/v2/s3/explain_upload", () => json({ data: { fields: 1 } }), 422, "/data/fields"],
];

/**
 * Describes what the service answers over HTTP, whatever it runs on.
 *
 * @param runtime Its name, for the tests' titles
 * @param started The service's URL, once it runs, and how an object of its bucket is read back
 */
export function describeHttpContract(
  runtime: string,
  started: () => { readonly url: string; readonly read: (key: string) => Promise<Uint8Array> },
): void {
  const send = (target: string, init?: RequestInit) => fetch(started().url + target, init);

  describe(`create_signed_url on ${runtime}`, () => {
    it("answers the documented request with the documented members, in their order, and headers", async () => {
      const answer = await send(path, json(requestExample));
      const text = await answer.text();
      expect(answer.status).toBe(202);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
      expect(answer.headers.get("x-runtime")).toMatch(runtimeHeader);
      expect(answer.headers.get("x-request-id")).toMatch(uuidShape);
      const body = JSON.parse(text);
      const documented = { ...body, data: asDocumented(body.data, acceptedExample.data) };
      expect(JSON.stringify(documented)).toBe(JSON.stringify(acceptedExample));
    });

    it("signs a policy of the documented conditions, in their order, for an hour", async () => {
      const signed = await formOf(await send(path, json({})));
      const policy = policyOf(signed);
      const names = policyOf(acceptedExample.data).conditions.flatMap((condition) => Object.keys(condition));
      expect(policy.conditions.flatMap((condition) => Object.keys(condition))).toEqual(names);
      for (const [name, value] of Object.entries(signed.fields)) {
        if (name === "policy" || name === "x-amz-signature") continue;
        expect(policy.conditions).toContainEqual({ [name]: value });
      }
      const minutes = (Date.parse(policy.expiration) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(55);
      expect(minutes).toBeLessThanOrEqual(60);
    });

    for (const [what, init] of [
      ["no body", { method: "POST" }],
      ["an empty object", json({})],
      ["nulls", json({ uuid: null, command: null, data: null, async: null })],
      ["the first browser client's form", form("data%5BpreventEmptyData%5D=true&async=false")],
    ] satisfies [string, RequestInit][]) {
      it(`accepts ${what}, and makes a uuid and a key`, async () => {
        const ask = async () => (await (await send(path, init)).json()) as AcceptedAnswer<SignedForm>;
        const answers = await Promise.all([ask(), ask()]);
        for (const { status, uuid: made } of answers) {
          expect(status).toBe("accepted");
          expect(made).toMatch(uuidShape);
        }
        expect(new Set(answers.map((answer) => answer.uuid)).size).toBe(2);
        expect(new Set(answers.map(({ data }) => data.fields.key)).size).toBe(2);
      });
    }

    for (const [what, init] of [
      ["JSON", json({ uuid: uuid.toUpperCase() })],
      ["a form", form(`uuid=${uuid.toUpperCase()}&command=CreateSignedS3FormData`)],
    ] satisfies [string, RequestInit][]) {
      it(`echoes the uuid of ${what} as it was sent`, async () => {
        expect(await (await send(path, init)).json()).toMatchObject({ uuid: uuid.toUpperCase() });
      });
    }

    for (const [what, given, kept] of [
      ["keeps a request id of 128 characters", "~!x".padEnd(128, "x"), true],
      ["replaces one of 129", "x".repeat(129), false],
      ["replaces one with a space", "a b", false],
    ] as const) {
      it(what, async () => {
        const id = (await send(path, { method: "POST", headers: { "x-request-id": given } })).headers.get(
          "x-request-id",
        );
        expect(id).toMatch(kept ? given : uuidShape);
      });
    }

    for (const [what, bytes] of [
      ["text", Buffer.from("d\u00e9j\u00e0 vu \u{1f600}")],
      ["no byte at all", Buffer.of()],
      [
        "a megabyte",
        Buffer.from(crypto.getRandomValues(new Uint8Array(65_536)))
          .toString("hex")
          .repeat(8),
      ],
    ] as const) {
      it(`makes forms by which ${what} is uploaded, and read back equal`, async () => {
        const signed = await formOf(await send(path, json({})));
        expect((await uploadForm(signed, Buffer.from(bytes))).status).toBe(201);
        expect(Buffer.compare(await started().read(signed.fields.key), Buffer.from(bytes))).toBe(0);
      });
    }

    it("lets a page of another origin ask", async () => {
      const headers = { origin: "https://app.example", "access-control-request-method": "POST" };
      const answer = await send(path, { method: "OPTIONS", headers });
      expect(answer.ok).toBe(true);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
    });
  });

  describe(`refusals on ${runtime}`, () => {
    for (const [what, target, init, status, source] of refusals) {
      it(`answer ${status} to ${what}`, async () => {
        const { headers, ...rest } = init();
        const answer = await send(target, { ...rest, headers: { ...headers, "x-request-id": "r1" } });
        const text = await answer.text();
        expect(answer.status).toBe(status);
        expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
        expect(answer.headers.get("cache-control")).toBe("no-cache");
        expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
        expect(answer.headers.get("x-runtime")).toMatch(runtimeHeader);
        expect(answer.headers.get("x-request-id")).toBe("r1");
        expect(answer.headers.get("allow")).toBe(status === 405 ? "POST, OPTIONS" : null);
        const body: unknown = JSON.parse(text);
        expect([...Value.Errors(NotAcceptedAnswer, body)]).toEqual([]);
        expect(body).toMatchObject({ status: "not_accepted", errors: [{ status, source }] });
      });
    }
  });

  describe(`other operations on ${runtime}`, () => {
    it("explain_upload accepts a form that was just signed, and says what is wrong with a changed one", async () => {
      const { fields } = await formOf(await send(path, json({})));
      const explain = async (data: unknown) =>
        (await send("/api/v2/s3/explain_upload", json({ data }))).json() as Promise<unknown>;
      expect(await explain({ fields })).toMatchObject({ data: { accepted: true, findings: [] } });
      const elsewhere = { ...fields, "x-amz-credential": fields["x-amz-credential"].replace("us-east-1", "eu-west-1") };
      expect(await explain({ fields: elsewhere })).toMatchObject({
        data: {
          findings: expect.arrayContaining([expect.objectContaining({ code: "wrong_region", expected: "us-east-1" })]),
        },
      });
      const forged = { ...fields, "x-amz-signature": "0".repeat(64) };
      const findings = [{ code: "signature_mismatch" }];
      expect(await explain({ fields: forged })).toMatchObject({ data: { accepted: false, findings } });
    });

    it("/s3/params gives Uppy a form with what it asks for", async () => {
      const query = new URLSearchParams({ filename: "\u00e9.png", type: "image/png", "metadata[album]": "a/b?c" });
      const answer = await send(`/s3/params?${query}`);
      expect(answer.status).toBe(200);
      const body = (await answer.json()) as CompanionParams;
      expect(Object.keys(body)).toEqual(Object.keys(companionParamsExample));
      expect(body.method).toBe("POST");
      expect(body.fields).toMatchObject({ "Content-Type": "image/png", "x-amz-meta-album": "a/b?c" });
      const stored = await uploadForm(body, "picture");
      expect(stored.status).toBe(201);
      expect(Buffer.from(await started().read(body.fields.key)).toString()).toBe("picture");
    });

    it("/health/ready says that the bucket is reachable, and /metrics what was answered", async () => {
      expect(await (await send("/health/ready")).json()).toEqual({ status: "ready", bucket: "reachable" });
      const metrics = await (await send("/metrics")).text();
      expect(metrics).toMatch(/^http_request_duration_seconds_count\{.*create_signed_url.*\} [1-9]/m);
      expect(metrics).toMatch(/^process_resident_memory_bytes [1-9]/m);
      expect(metrics).not.toMatch(/^process_open_fds 0/m);
      expect(metrics).toMatch(new RegExp(`^signed_s3_build_info\\{.*${runtime.toLowerCase()}="\\d`, "m"));
    });

    it("the page of operations loads what it needs from the service", async () => {
      const page = await (await send("/openapi")).text();
      const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => `/${target}`);
      expect(loaded).toHaveLength(3);
      for (const target of loaded) {
        const answer = await send(target);
        expect(answer.status).toBe(200);
        expect(answer.headers.get("content-type")).toMatch(/^text\/(css|javascript); charset=utf-8$/);
        expect((await answer.text()).length).toBeGreaterThan(50);
      }
    });

    it("the OpenAPI document names every operation", async () => {
      const { paths } = (await (await send("/openapi/json")).json()) as { readonly paths: object };
      expect(Object.keys(paths)).toEqual(expect.arrayContaining([path, "/api/v2/s3/explain_upload", "/s3/params"]));
    });
  });
}
