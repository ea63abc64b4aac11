import { namesIn } from "./promql.ts";

/** What processes export: the values of each label, by metric and label. */
export type Exported = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** What Prometheus adds to whatever it collects. */
const ofPrometheus = ["job", "instance"];

/** Reads Prometheus' text format: every metric that is announced or has a sample. */
export function exportedBy(...texts: readonly string[]): Exported {
  const metrics = new Map<string, Map<string, Set<string>>>([["up", new Map()]]);
  const metricOf = (name: string) => metrics.get(name) ?? metrics.set(name, new Map()).get(name);
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    const announced = /^# TYPE (\S+) (\S+)/.exec(line);
    if (announced?.[2] !== "histogram" && announced?.[1]) metricOf(announced[1]);
    const [, name, labels = ""] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (name === undefined) continue;
    const metric = metricOf(name);
    for (const [, label = "", value = ""] of labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
      metric?.set(label, (metric.get(label) ?? new Set()).add(value));
    }
  }
  return metrics;
}

/**
 * Finds what an expression names and no process exports.
 *
 * @param known Values that a label can have besides, where none of the processes happened to have it.
 */
export function unknownNames(expression: string, exported: Exported, known: ReadonlySet<string>): string[] {
  const { selectors, grouping } = namesIn(expression);
  const labelsOf = (metric: string): string[] => [...(exported.get(metric)?.keys() ?? []), ...ofPrometheus];
  const unknown = selectors.flatMap(({ metric, labels }) => {
    const values = exported.get(metric);
    if (values === undefined) return [metric];
    return labels.flatMap(({ name, value }) => {
      if (!labelsOf(metric).includes(name)) return [`${metric}{${name}}`];
      const isKnown = value === undefined || ofPrometheus.includes(name) || known.has(value);
      return isKnown || values.get(name)?.has(value) ? [] : [`${metric}{${name}="${value}"}`];
    });
  });
  const groupable = selectors.flatMap(({ metric }) => labelsOf(metric));
  return [...unknown, ...grouping.filter((label) => !groupable.includes(label))];
}
