import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { startCollector } from "../collector.ts";
import { addSecrets, leaks } from "../leaks/watched.ts";
import { type Service, startService } from "../service.ts";
import { json, path } from "./test-app.ts";

const token = "kfpT7dOm3xVbN1aQ";
const secret = "query-and-path-pass-phrase";
const collector = startCollector();
let service: Service;

beforeAll(async () => {
  addSecrets(secret);
  service = await startService({
    LOG_LEVEL: "trace",
    S3_BUCKET: "photos",
    AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
    AWS_ACCESS_KEY_ID: "ASIAEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "secretKeyOfTheService/+=",
    AWS_SESSION_TOKEN: "sessionTokenOfTheService//////////==",
    AUTH: "tokens",
    AUTH_TOKENS: `shop:${token}`,
    IDEMPOTENCY_SECRET: "idempotency-secret-of-32-characters",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
});
afterAll(() => collector.stop());

const send = (target: string, init: RequestInit = {}, authorization = `Bearer ${token}`) =>
  fetch(service.url + target, { ...init, headers: { authorization, ...init.headers } });

describe("the process at LOG_LEVEL=trace", () => {
  it("tells no secret in its log, its metrics and its traces, wherever a caller puts one", async () => {
    const form = await (await send(path, { method: "POST" })).text();
    expect(form).toContain("sessionTokenOfTheService");
    const requests = [
      send(path, json({ data: { profile: secret } })),
      send(path, json({ uuid: secret, command: secret, data: { filename: secret, metadata: { a: secret } } })),
      send(path, json(`{"uuid": "${secret}`)),
      send(path, {
        method: "POST",
        body: `data[x]=${secret}%`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
      send(`${path}?token=${token}&x=${secret}`, { method: "POST" }),
      send(`/${secret}`),
      send(`/${token}`, { method: "DELETE" }),
      send(path, { method: "POST" }, `Bearer ${secret}`),
      send(path, { method: "POST" }, `Basic ${btoa(secret)}`),
      send(path, { method: "POST", headers: { "idempotency-key": secret } }),
      send(path, {
        method: "POST",
        headers: { "content-type": secret, accept: secret, cookie: secret, traceparent: secret },
      }),
      send(
        "/api/v2/s3/explain_upload",
        json({ data: { ...JSON.parse(form).data, file: { size: 1 }, s3_error: secret } }),
      ),
    ];
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    const metrics = await (await send("/metrics")).text();
    expect(await service.stop()).toBe(0);

    expect(new Set(statuses).size).toBeGreaterThan(4);
    expect(service.output()).toContain('"subject":"shop"');
    expect(collector.spans().length).toBeGreaterThan(requests.length);
    for (const told of [metrics, service.output()]) expect(told).not.toContain(secret);
    expect(leaks()).toEqual([]);
  });
});
