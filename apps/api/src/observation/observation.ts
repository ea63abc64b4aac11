import type { DestinationStream } from "pino";
import { Registry } from "prom-client";
import type { TraceConfig } from "../config/trace-variables.ts";
import type { Logger } from "../logger.ts";
import { accessLog } from "./access-log.ts";
import type { Observer } from "./observed.ts";
import { processMetrics } from "./process-metrics.ts";
import { requestMetrics } from "./request-metrics.ts";
import { type SigningState, signingMetrics } from "./signing-metrics.ts";

/** What is observed, and where it is told. */
export interface ObservationOptions {
  readonly logger: Logger;
  /** Where the logger writes to. */
  readonly output: DestinationStream;
  /** Where traces are sent, and which; undefined: none. */
  readonly traces: TraceConfig | undefined;
  readonly signing: SigningState;
}

/** Log, metrics and traces of the service. */
export interface Observation {
  readonly observers: readonly Observer[];
  /** All metrics, in Prometheus' text format 0.0.4. */
  readonly metrics: () => Promise<string>;
  /** Sends the traces that are left. */
  readonly stop: () => Promise<void>;
}

/** Starts to observe. What traces need is loaded only where they are sent. */
export async function startObservation(options: ObservationOptions): Promise<Observation> {
  const { logger, output, traces, signing } = options;
  const tracing = traces && (await import("./tracing.ts")).startTracing(traces, logger);

  const registry = new Registry();
  const requests = requestMetrics(registry);
  signingMetrics(registry, signing);
  processMetrics(registry);
  return {
    // Traces first: they make the id that the log tells.
    observers: [
      ...(tracing ? [tracing.observe] : []),
      ...(logger.isLevelEnabled("info") ? [accessLog(output)] : []),
      requests.observe,
    ],
    metrics: async () => `${requests.histograms()}\n${await registry.metrics()}`,
    stop: async () => tracing?.stop(),
  };
}
