import { parser } from "@prometheus-io/lezer-promql";

/** A series that an expression asks for. */
export interface Selector {
  readonly metric: string;
  /** What it says of labels; `value` only where it is to be the very same. */
  readonly labels: readonly { readonly name: string; readonly value?: string }[];
}

/** What an expression of PromQL names. */
export interface Named {
  readonly selectors: readonly Selector[];
  /** The labels that it groups or joins by. */
  readonly grouping: readonly string[];
}

/**
 * Reads what an expression names.
 *
 * @throws {SyntaxError} It is no PromQL.
 */
export function namesIn(expression: string): Named {
  // Grafana puts a duration in its place.
  const text = expression.replaceAll("$__rate_interval", "1m");
  const selectors: { metric: string; labels: { name: string; value?: string }[] }[] = [];
  const grouping: string[] = [];
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      const source = text.slice(from, to);
      if (type.isError) throw new SyntaxError(`no PromQL at ${from}: ${expression}`);
      if (type.name === "Identifier" && node.parent?.name === "VectorSelector") {
        selectors.push({ metric: source, labels: [] });
      }
      if (type.name === "LabelName" && node.parent?.name === "GroupingLabels") grouping.push(source);
      if (type.name === "UnquotedLabelMatcher") {
        const [, name = "", operator, value = ""] = /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/.exec(source) ?? [];
        selectors.at(-1)?.labels.push({ name, ...(operator === "=" && { value }) });
      }
    },
  });
  return { selectors, grouping };
}
