import { describe, expect, test } from "bun:test";
import { alertRules, dashboard, questions } from "../monitoring/monitored.ts";
import { namesIn } from "../monitoring/promql.ts";

describe("alert rules and dashboard", () => {
  test("have the shapes that Prometheus and Grafana read, and names of their own", async () => {
    const rules = await alertRules();
    const { panels } = await dashboard();
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`)).size).toBe(panels.length);
  });

  test("ask in PromQL, each for the series of one of our jobs", async () => {
    const scraped = await Bun.file(new URL("../../../../docker/monitoring/prometheus.yaml", import.meta.url)).text();
    for (const { at, expression } of await questions()) {
      const { selectors } = namesIn(expression);
      expect([at, selectors.length > 0]).toEqual([at, true]);
      for (const { labels } of selectors) {
        const job = labels.find(({ name }) => name === "job")?.value ?? "none";
        expect(scraped).toContain(`job_name: ${job}\n`);
      }
    }
  });

  test("take callers of whom there is no series for none, where they alert to their being few", async () => {
    const rule = (await alertRules()).find(({ alert }) => alert === "SignedS3FewRequests");
    expect(rule?.expr).toMatch(/^\(sum\(rate\(http_requests_total\{[^}]*\}\[15m\]\)\) or vector\(0\)\)\s+</);
  });

  test("have each rule's steps in docs/operations.md", async () => {
    const docs = await Bun.file(new URL("../../../../docs/operations.md", import.meta.url)).text();
    for (const { alert } of await alertRules()) expect(docs).toContain(`\`${alert}\``);
  });
});

describe("namesIn()", () => {
  test("gives metrics, labels and grouping, and refuses what is no PromQL", () => {
    expect(namesIn('sum by (code) (rate(refusals_total{code="a", job!="b"}[$__rate_interval]))')).toEqual({
      selectors: [{ metric: "refusals_total", labels: [{ name: "code", value: "a" }, { name: "job" }] }],
      grouping: ["code"],
    });
    expect(() => namesIn("sum(rate(refusals_total[5m])")).toThrow(SyntaxError);
    expect(() => namesIn("refusals_total > > 1")).toThrow(SyntaxError);
  });
});
