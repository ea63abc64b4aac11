import { describe, expect, it } from "bun:test";
import { readTraces } from "../../../src/config/trace-variables.ts";
import { readConfig } from "../../../src/config.ts";

const endpoint = "http://collector:4318";
const all = { share: 1, byParent: true };

describe("readTraces()", () => {
  for (const [sampler, share, sampling] of [
    ["", "", all],
    ["always_on", "", { share: 1, byParent: false }],
    ["always_off", "", { share: 0, byParent: false }],
    ["traceidratio", "0.25", { share: 0.25, byParent: false }],
    ["traceidratio", "", { share: 1, byParent: false }],
    ["parentbased_always_on", "0.5", all],
    ["parentbased_always_off", "", { share: 0, byParent: true }],
    ["parentbased_traceidratio", "0.01", { share: 0.01, byParent: true }],
  ] as const) {
    it(`knows the sampler ${JSON.stringify(sampler)} with ${JSON.stringify(share)}`, () => {
      const read = readTraces(endpoint, { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: share });
      expect(read).toEqual({ traces: { endpoint, sampling }, warnings: [] });
    });
  }

  for (const [name, environment] of Object.entries({
    OTEL_TRACES_SAMPLER: { OTEL_TRACES_SAMPLER: "jaeger_remote" },
    OTEL_TRACES_SAMPLER_ARG: { OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "10%" },
    OTEL_EXPORTER_OTLP_PROTOCOL: { OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
  })) {
    it(`warns of a ${name} that it can't follow, and sends all`, () => {
      const { traces, warnings } = readTraces(endpoint, environment);
      expect(traces).toEqual({ endpoint, sampling: all });
      expect(warnings).toEqual([expect.stringContaining(`${name} has no effect`)]);
      expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...environment }).warnings).toEqual([...warnings]);
    });
  }

  for (const [url, told] of [
    ["http://collector:4318/v1/traces", "ends in /v1/traces"],
    ["http://collector:4317", "has the port of gRPC"],
  ] as const) {
    it(`warns of ${url}, where no collector takes traces`, () => {
      expect(readTraces(url, {}).warnings).toEqual([expect.stringContaining(`OTEL_EXPORTER_OTLP_ENDPOINT ${told}`)]);
    });
  }

  it("sends none where OpenTelemetry is switched off", () => {
    for (const off of [{ OTEL_SDK_DISABLED: "true" }, { OTEL_TRACES_EXPORTER: "none" }]) {
      expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...off }).traces).toBeUndefined();
    }
  });

  it("says nothing of variables that are set for others", () => {
    const environment = { OTEL_TRACES_SAMPLER: "jaeger_remote", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" };
    expect(readTraces(undefined, environment)).toEqual({ traces: undefined, warnings: [] });
  });
});
