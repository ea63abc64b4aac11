import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };

/** What prom-client knows of Node and is nothing, or always zero, on Bun; and what is no number between two looks. */
const useless = /^nodejs_(active_|heap_space_|gc_|version_|eventloop_lag_(min|mean|stddev)_)|^process_heap_bytes$/;
/** What it reads in /proc, which Deno lets nobody do: they would all be zero. */
const unreadable = /^process_((resident|virtual)_memory_bytes|open_fds|max_fds)$/;

/** Adds what is known of the process: CPU, memory, open files, the lag of its event loop, and its build. */
export function processMetrics(registry: Registry): void {
  // Looking every 20 ms instead of 10 wakes an idle process half as often, and still sees whatever a caller could notice.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });
  const { bun, deno } = process.versions;
  for (const { name } of registry.getMetricsAsArray()) {
    if (useless.test(name) || (deno && unreadable.test(name))) registry.removeSingleMetric(name);
  }
  if (deno) {
    new Gauge({
      name: "process_resident_memory_bytes",
      help: "Resident memory size in bytes.",
      registers: [registry],
      collect() {
        this.set(process.memoryUsage.rss());
      },
    });
  }
  const labels = { version: packageJson.version, ...(bun && { bun }), ...(deno && { deno }) };
  new Gauge({
    name: "signed_s3_build_info",
    help: "1; what runs is in the labels.",
    labelNames: Object.keys(labels),
    registers: [registry],
  }).set(labels, 1);
}
