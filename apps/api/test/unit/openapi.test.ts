import { describe, expect, it } from "bun:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { type ErrorCode, errorCodes } from "@signed-s3/contracts";
import type { AppOptions } from "../../src/create-app.ts";
import { Refusal } from "../../src/http/refusal.ts";
import { openApiDocument } from "../../src/openapi/document.ts";
import { pageFiles } from "../../src/openapi/page-files.ts";
import { departureOfAnswer, departuresFromOpenApi } from "../contract/departures-from-openapi.ts";
import { form, inProcess, json, path, type Send, testApp } from "./test-app.ts";

const send = inProcess(testApp({ openApiPage: pageFiles }));
const text = `${JSON.stringify(openApiDocument, null, 2)}\n`;

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1", async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(text))).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("is served, and committed as docs/openapi.json (npm run docs:openapi writes it)", async () => {
    expect(await (await send("/openapi/json")).json()).toEqual(JSON.parse(text));
    expect(await readFile(new URL("../../../../docs/openapi.json", import.meta.url), "utf8")).toBe(text);
  });

  it("tells of every error code when it happens", () => {
    for (const code of Object.keys(errorCodes) as ErrorCode[]) expect(text).toContain(`\`${code}\`: `);
  });

  it("describes every path that the service has", () => {
    const served = testApp({ metrics: async () => "" }).routes.map(({ path }) => path);
    expect(Object.keys(openApiDocument.paths).sort()).toEqual(
      [...new Set(served)].filter((path) => path !== "/openapi/json").sort(),
    );
  });

  it("has the headers that a request may have on every operation that answers for somebody", () => {
    const operations = ["/api/v2/s3/create_signed_url", "/api/v2/s3/explain_upload", "/s3/params"].flatMap((path) =>
      Object.values<{ parameters: { name: string; in: string }[] }>(JSON.parse(text).paths[path]),
    );
    expect(operations).toHaveLength(3);
    for (const { parameters } of operations) {
      const headers = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
      expect(headers).toEqual(expect.arrayContaining(["X-Request-Id", "traceparent"]));
    }
  });

  it("has a request body, with schema and examples, on every command", () => {
    for (const path of ["/api/v2/s3/create_signed_url", "/api/v2/s3/explain_upload"]) {
      const { content } = JSON.parse(text).paths[path].post.requestBody;
      expect(Object.keys(content["application/json"].schema.properties)).toEqual(["uuid", "command", "data", "async"]);
      expect(Object.keys(content["application/json"].examples).length).toBeGreaterThan(0);
    }
  });
});

describe("answers are as the OpenAPI document describes them,", () => {
  it("whatever was asked for", async () => {
    expect(await departuresFromOpenApi(inProcess(testApp()))).toEqual([]);
  });

  const refuse = () => {
    throw new Refusal("unauthorized", "Send a token.", { "www-authenticate": "Bearer" });
  };
  const refused: readonly [status: number, app: Partial<AppOptions>, init: RequestInit][] = [
    [400, {}, json("{")],
    [401, { authenticate: refuse }, json({})],
    [406, {}, { method: "POST", headers: { accept: "text/html" } }],
    [413, { requestMaxBytes: 2 }, form("uuid=x")],
    [415, {}, { method: "POST", headers: { "content-type": "text/plain" }, body: "x" }],
    [500, { newUuid: () => assert.fail("a fault") }, json({})],
    [503, { credentials: () => undefined }, json({})],
  ];
  for (const [status, app, init] of refused) {
    it(`where it refuses with ${status}`, async () => {
      const answer = await inProcess(testApp(app))(path, init);
      expect(answer.status).toBe(status);
      expect(await departureOfAnswer({ method: "POST", path, answer })).toEqual([]);
    });
  }

  it("where Prometheus asks", async () => {
    const answer = await inProcess(testApp({ metrics: async () => "up 1\n" }))("/metrics");
    expect(answer.status).toBe(200);
    expect(await departureOfAnswer({ method: "GET", path: "/metrics", answer })).toEqual([]);
  });

  it("also where a caller asks too often, or the service is not ready", async () => {
    const send: Send = inProcess(testApp({ rateLimitPerMinute: 1, unready: () => ["draining"] }));
    await send(path, json({}));
    const answers = [
      { method: "POST", path, answer: await send(path, json({})) },
      { method: "GET", path: "/health/ready", answer: await send("/health/ready") },
    ];
    expect(answers.map(({ answer }) => answer.status)).toEqual([429, 503]);
    for (const exchanged of answers) expect(await departureOfAnswer(exchanged)).toEqual([]);
  });
});

describe("the OpenAPI page", () => {
  it("loads nothing but its own files", async () => {
    const slashed = await send("/openapi/?a=b", { redirect: "manual" });
    expect([slashed.status, slashed.headers.get("location")]).toEqual([308, "../openapi"]);
    const page = await send("/openapi");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/https?:/);
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const file = await send(`/${path}`);
      expect(file.status).toBe(200);
      expect((await file.text()).length).toBeGreaterThan(50);
    }
  });
});
