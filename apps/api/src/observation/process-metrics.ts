import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };

/** What prom-client knows of Node and is nothing, or always zero, on Bun; and what is no number between two looks. */
const useless = /^nodejs_(active_|heap_space_|gc_|version_|eventloop_lag_(min|mean|stddev)_)|^process_heap_bytes$/;

/** Adds what is known of the process: CPU, memory, open files, the lag of its event loop, and its build. */
export function processMetrics(registry: Registry): void {
  // Looking every 20 ms instead of 10 wakes an idle process half as often, and still sees whatever a caller could notice.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  for (const { name } of registry.getMetricsAsArray()) {
    if (useless.test(name)) registry.removeSingleMetric(name);
  }
  const labels = { version: packageJson.version, bun: process.versions.bun ?? "" };
  new Gauge({
    name: "signed_s3_build_info",
    help: "1; what runs is in the labels.",
    labelNames: Object.keys(labels),
    registers: [registry],
  }).set(labels, 1);
}
