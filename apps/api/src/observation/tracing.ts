import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
} from "@opentelemetry/semantic-conventions";
import packageJson from "../../package.json" with { type: "json" };
import type { TraceConfig } from "../config/trace-variables.ts";
import type { Exchange } from "../http/exchange.ts";
import type { Logger } from "../logger.ts";
import type { Finished, Observer } from "./observed.ts";
import { isRoutine } from "./routine.ts";
import { traceSampler } from "./trace-sampler.ts";

/** Traces that are sent to a collector. */
export interface Tracing {
  readonly observe: Observer;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts to send a span for each request but health checks and scrapes, and one below it for signing, by OTLP over HTTP. `OTEL_SERVICE_NAME`,
 * `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_EXPORTER_OTLP_HEADERS` mean what OpenTelemetry says they do.
 *
 * Spans are made when the answer is there, from what the exchange knows by then: until then tracing costs nothing.
 *
 * @param config Its endpoint is the collector's URL without `/v1/traces`.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function startTracing({ endpoint, sampling }: TraceConfig, logger: Logger): Tracing {
  const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
  const provider = new TracerProvider({
    sampler: traceSampler(sampling),
    resource: defaultResource()
      .merge(
        resourceFromAttributes({ [ATTR_SERVICE_NAME]: "signed-s3-api", [ATTR_SERVICE_VERSION]: packageJson.version }),
      )
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(new OTLPTraceExporter({ url }), logger) })],
  });
  const tracer = provider.getTracer("signed-s3-api", packageJson.version);

  const startServerSpan = ({ exchange, method, status }: Finished): Span => {
    const route = exchange.route;
    // A path that no route took can hold anything, so there is no `url.path`.
    const attributes = {
      [ATTR_HTTP_REQUEST_METHOD]: method === "OTHER" ? "_OTHER" : method,
      [ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
      "signed_s3.request_id": exchange.requestId,
      ...(route !== undefined && { [ATTR_HTTP_ROUTE]: route }),
      ...(exchange.refusedFor.length > 0 && { "signed_s3.refused_for": [...exchange.refusedFor] }),
      ...(status >= 500 && { [ATTR_ERROR_TYPE]: String(status) }),
    };
    const name = `${method === "OTHER" ? "HTTP" : method}${route === undefined ? "" : ` ${route}`}`;
    const startTime = epochMs(exchange.startedAt);
    return tracer.startSpan(name, { kind: SpanKind.SERVER, startTime, attributes }, callersContext(exchange));
  };

  return {
    observe(finished) {
      if (isRoutine(finished)) return;
      const { exchange, status, seconds } = finished;
      const span = startServerSpan(finished);
      const { traceId, spanId, traceFlags } = span.spanContext();
      if (exchange.signing) {
        const startTime = epochMs(exchange.signing.startedAt);
        tracer
          .startSpan("sign", { startTime }, trace.setSpan(ROOT_CONTEXT, span))
          .end(epochMs(exchange.signing.endedAt));
      }
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(epochMs(exchange.startedAt + seconds * 1000));
      exchange.trace = { traceId, spanId, flags: traceFlags };
    },
    stop: () => provider.shutdown(),
  };
}

const epochMs = (performanceMs: number): number => performance.timeOrigin + performanceMs;

function callersContext({ trace: caller }: Exchange) {
  if (!caller) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = caller;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: flags & TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/** An exporter that says in the log when a collector is away, once, and when it is back. */
function telling(exporter: SpanExporter, logger: Logger): SpanExporter {
  let isAway = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        if (failed && !isAway)
          logger.warn(reasonOf(result.error), "traces can't be sent: the collector does not take them");
        if (!failed && isAway) logger.info("traces are sent again");
        isAway = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

/** The system's code, or the collector's status. The message, and what the collector answered, can hold anything. */
function reasonOf(error: (Error & { readonly code?: unknown }) | undefined) {
  return typeof error?.code === "number" ? { status: error.code } : { error: error?.code ?? error?.name };
}
