import { watch } from "./leaks/watched.ts";

/** A span as OTLP has it in JSON. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number };
}

/** A collector of traces on a port of this machine: it takes OTLP over HTTP, in JSON. */
export function startCollector() {
  const bodies: string[] = [];
  const requests: Request[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      requests.push(request);
      bodies.push(await request.text());
      return Response.json({});
    },
  });
  watch("what the collector of traces was sent", () => bodies.join("\n"));
  const resources = () => bodies.flatMap((body) => JSON.parse(body).resourceSpans);
  return {
    url: `http://127.0.0.1:${server.port}`,
    requests,
    resources,
    spans: (): CollectedSpan[] =>
      resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }: { spans: CollectedSpan[] }) => spans)),
    stop: () => server.stop(true),
  };
}
