import type { Environment } from "./secret-files.ts";

/** Which of the traces that begin here are sent; those that a caller began are told by `byParent`. */
export interface TraceSampling {
  /** From 0, none, to 1, all. */
  readonly share: number;
  /** Whether a trace that a caller began is sent where the caller samples it, and only there. */
  readonly byParent: boolean;
}

/** Where traces are sent, and which. */
export interface TraceConfig {
  readonly endpoint: string;
  readonly sampling: TraceSampling;
}

const all: TraceSampling = { share: 1, byParent: true };
const samplers = new Map<string, (share: number) => TraceSampling>([
  ["always_on", () => ({ share: 1, byParent: false })],
  ["always_off", () => ({ share: 0, byParent: false })],
  ["traceidratio", (share) => ({ share, byParent: false })],
  ["parentbased_always_on", () => all],
  ["parentbased_always_off", () => ({ share: 0, byParent: true })],
  ["parentbased_traceidratio", (share) => ({ share, byParent: true })],
]);

/**
 * Reads what OpenTelemetry's own variables say of traces. They are often set for a whole cluster: one that is wrong, or asks for
 * what the service can't do, is warned about and left out, as OpenTelemetry has it.
 *
 * @param endpoint Where traces are sent; undefined: nowhere.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function readTraces(
  endpoint: string | undefined,
  environment: Environment,
): { readonly traces: TraceConfig | undefined; readonly warnings: readonly string[] } {
  const { OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER, OTEL_TRACES_SAMPLER, OTEL_TRACES_SAMPLER_ARG } = environment;
  const isOff = OTEL_SDK_DISABLED?.toLowerCase() === "true" || OTEL_TRACES_EXPORTER === "none";
  if (endpoint === undefined || isOff) return { traces: undefined, warnings: [] };
  const warnings = endpointWarnings(new URL(endpoint));
  const name = OTEL_TRACES_SAMPLER || "parentbased_always_on";
  const share = Number(OTEL_TRACES_SAMPLER_ARG || 1);
  const sampler = samplers.get(name);
  if (!sampler) warnings.push(`OTEL_TRACES_SAMPLER has no effect: it must be ${[...samplers.keys()].join(", ")}`);
  const isShare = share >= 0 && share <= 1;
  if (!isShare && name.endsWith("traceidratio")) {
    warnings.push("OTEL_TRACES_SAMPLER_ARG has no effect: it must be a number from 0 to 1");
  }
  for (const protocol of ["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"]) {
    if (environment[protocol] === "grpc") {
      warnings.push(`${protocol} has no effect: traces are sent over HTTP, to a port that is mostly 4318`);
    }
  }
  return { traces: { endpoint, sampling: sampler?.(isShare ? share : 1) ?? all }, warnings };
}

function endpointWarnings({ pathname, port }: URL): string[] {
  const name = "OTEL_EXPORTER_OTLP_ENDPOINT";
  const warnings: string[] = [];
  if (/\/v1\/traces\/?$/.test(pathname)) warnings.push(`${name} ends in /v1/traces, which is added to it once more`);
  if (port === "4317")
    warnings.push(`${name} has the port of gRPC: traces are sent over HTTP, to a port that is mostly 4318`);
  return warnings;
}
