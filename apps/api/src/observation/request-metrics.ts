import { Counter, type Registry } from "prom-client";
import { Histogram, type Series } from "./histogram.ts";
import type { Observer } from "./observed.ts";

/** What is counted of requests. */
export interface RequestMetrics {
  readonly observe: Observer;
  /** The histograms, in the text format 0.0.4. */
  readonly histograms: () => string;
}

type Labels = Readonly<Record<"method" | "route" | "status", string>>;

/** The label of what no route took: unknown paths are without number. */
const noRoute = "(none)";

/**
 * Counts and times requests, signing and refusals.
 *
 * @param registry Where the counters are registered.
 */
export function requestMetrics(registry: Registry): RequestMetrics {
  const durations = new Histogram(
    "http_request_duration_seconds",
    "Time from a request's arrival to its answer.",
    [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  );
  const signing = new Histogram(
    "signed_s3_signing_duration_seconds",
    "Time to check a request's data and sign its form.",
    [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01],
  );
  const signed = signing.series();
  const requests = new Map<string, { readonly labels: Labels; readonly series: Series }>();

  new Counter({
    name: "http_requests_total",
    help: "Requests answered.",
    labelNames: ["method", "route", "status"],
    registers: [registry],
    // Counted by the histogram already: a second count would cost every request a microsecond.
    collect() {
      this.reset();
      for (const { labels, series } of requests.values()) this.inc({ ...labels }, series.count);
    },
  });
  const refusals = new Counter({
    name: "signed_s3_refusals_total",
    help: "Errors that requests were refused for, by code.",
    labelNames: ["code"],
    registers: [registry],
  });

  const seriesOf = (method: string, route: string, status: number): Series => {
    const key = `${status} ${method} ${route}`;
    const known = requests.get(key);
    if (known) return known.series;
    const labels = { method, route, status: String(status) };
    const added = durations.series(labels);
    requests.set(key, { labels, series: added });
    return added;
  };

  return {
    observe({ exchange, method, status, seconds }) {
      seriesOf(method, exchange.route ?? noRoute, status).observe(seconds);
      if (exchange.signing) signed.observe((exchange.signing.endedAt - exchange.signing.startedAt) / 1000);
      for (const code of exchange.refusedFor) refusals.inc({ code });
    },
    histograms: () => `${durations.text()}\n${signing.text()}`,
  };
}
