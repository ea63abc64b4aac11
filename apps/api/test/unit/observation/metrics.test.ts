import { describe, expect, it } from "bun:test";
import type { Credentials } from "@signed-s3/core";
import { startObservation } from "../../../src/observation/observation.ts";
import { observed, showTo } from "../../../src/observation/observed.ts";
import { credentials, json, path, testApp } from "../test-app.ts";
import { keptLog } from "./observed-app.ts";

const now = () => new Date("2019-02-20T18:40:23Z");

async function measuredApp(
  held: Credentials | undefined = credentials,
  bucketReachable: boolean | undefined = true,
  reasons: readonly string[] = [],
) {
  const observation = await startObservation({
    ...keptLog("warn"),
    traces: undefined,
    signing: {
      credentials: () => held,
      credentialsSince: () => held && new Date("2019-02-20T18:40:13Z"),
      unready: () => reasons,
      bucketReachable: () => bucketReachable,
      clockOffset: () => -1.5,
      now,
    },
  });
  const fetch = observed(testApp({ metrics: observation.metrics }).fetch, showTo(observation.observers));
  const send = (target: string, init?: RequestInit) => fetch(new Request(`http://localhost${target}`, init));
  return { send, scrape: async () => await (await send("/metrics")).text() };
}

/** The value of one sample, by its name and labels as they are written. */
const sampleOf = (text: string, sample: string): number | undefined => {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length));
};

describe("GET /metrics", () => {
  it("answers in the text format 0.0.4, every line of it well-formed", async () => {
    const { send } = await measuredApp();
    await send(path, json({}));
    await send(path, { method: "POST" });
    const answer = await send("/metrics");
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await answer.text();
    const label = '[a-z_]+="[^"\\\\\\n]*"';
    const wellFormed = new RegExp(
      `^(# HELP [a-z_0-9]+ .+|# TYPE [a-z_0-9]+ (counter|gauge|histogram)|[a-z_0-9]+({${label}(,${label})*})? -?[0-9.e+-]+)$`,
    );
    expect(text.split("\n").filter((line) => line !== "" && !wellFormed.test(line))).toEqual([]);
    const families = text.split("\n").filter((line) => line.startsWith("# TYPE"));
    expect(new Set(families).size).toBe(families.length);
    expect(text).toEndWith("\n");
  });

  it("tells what docs/operations.md lists", async () => {
    const documented = await Bun.file(new URL("../../../../../docs/operations.md", import.meta.url)).text();
    const { scrape } = await measuredApp({ ...credentials, expiration: now() });
    const told = [...(await scrape()).matchAll(/^# TYPE ((http|signed_s3)_\S+)/gm)].map(([, name]) => name).sort();
    const listed = [...documented.matchAll(/^\| `((http|signed_s3)_\w+)` /gm)].map(([, name]) => name).sort();
    expect(told).toEqual(listed);
  });

  it("answers HEAD", async () => {
    const { send } = await measuredApp();
    const answer = await send("/metrics", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  it("counts and times requests by method, route and status", async () => {
    const { send, scrape } = await measuredApp();
    for (let request = 0; request < 3; request += 1) await send(path, { method: "POST" });
    await send(path, json("{"));
    const text = await scrape();
    const labels = `method="POST",route="${path}",status="202"`;
    expect(sampleOf(text, `http_requests_total{${labels}}`)).toBe(3);
    expect(sampleOf(text, `http_requests_total{method="POST",route="${path}",status="400"}`)).toBe(1);
    expect(sampleOf(text, `http_request_duration_seconds_count{${labels}}`)).toBe(3);
    expect(sampleOf(text, `http_request_duration_seconds_bucket{${labels},le="+Inf"}`)).toBe(3);
    expect(sampleOf(text, `http_request_duration_seconds_sum{${labels}}`)).toBeWithin(0, 3);
    expect(sampleOf(text, "signed_s3_signing_duration_seconds_count")).toBe(3);
    expect(sampleOf(text, 'signed_s3_refusals_total{code="malformed_json"}')).toBe(1);
  });

  it("counts every error of a refusal", async () => {
    const { send, scrape } = await measuredApp();
    await send(path, json({ uuid: 1, data: 3 }));
    const text = await scrape();
    expect(sampleOf(text, 'signed_s3_refusals_total{code="invalid_uuid"}')).toBe(1);
    expect(sampleOf(text, 'signed_s3_refusals_total{code="invalid_data"}')).toBe(1);
  });

  it("has one label for all unknown paths, and one for all unknown methods", async () => {
    const { send, scrape } = await measuredApp();
    for (let number = 0; number < 50; number += 1) await send(`/unknown-${number}`);
    await send("/unknown", { method: "PROPFIND" });
    const text = await scrape();
    expect(text).not.toContain("unknown-");
    expect(sampleOf(text, 'http_requests_total{method="GET",route="(none)",status="404"}')).toBe(50);
    expect(sampleOf(text, 'http_requests_total{method="OTHER",route="(none)",status="404"}')).toBe(1);
  });

  it("tells whether the service is ready, whatever keeps it from being so", async () => {
    expect(sampleOf(await (await measuredApp()).scrape(), "signed_s3_ready")).toBe(1);
    const text = await (await measuredApp(credentials, true, ["bucket: no POST"])).scrape();
    expect(sampleOf(text, "signed_s3_ready")).toBe(0);
    expect(sampleOf(text, "signed_s3_credentials_valid")).toBe(1);
  });

  it("tells the credentials' age and end", async () => {
    const expiration = new Date("2019-02-20T19:00:00Z");
    const text = await (await measuredApp({ ...credentials, expiration })).scrape();
    expect(sampleOf(text, "signed_s3_credentials_valid")).toBe(1);
    expect(sampleOf(text, "signed_s3_credentials_age_seconds")).toBe(10);
    expect(sampleOf(text, "signed_s3_credentials_expiration_timestamp_seconds")).toBe(expiration.getTime() / 1000);
  });

  it("leaves out what is not known, and what has no end", async () => {
    const endless = await (await measuredApp()).scrape();
    expect(sampleOf(endless, "signed_s3_credentials_expiration_timestamp_seconds")).toBeUndefined();
    expect(sampleOf(endless, "signed_s3_bucket_reachable")).toBe(1);
    const away = await (await measuredApp(credentials, false)).scrape();
    expect(sampleOf(away, "signed_s3_bucket_reachable")).toBe(0);
    expect(sampleOf(away, "signed_s3_clock_offset_seconds")).toBe(-1.5);
  });

  it("tells the lag of the event loop, and what it knows of the process", async () => {
    const text = await (await measuredApp()).scrape();
    for (const name of [
      "nodejs_eventloop_lag_p99_seconds",
      "process_cpu_seconds_total",
      "process_resident_memory_bytes",
      "process_start_time_seconds",
    ]) {
      expect(sampleOf(text, name)).toBeNumber();
    }
    expect(text).toContain(`signed_s3_build_info{version="0.1.0",bun="${Bun.version}"} 1`);
  });
});
