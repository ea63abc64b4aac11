import { describe, expect, it } from "bun:test";
import { Histogram } from "../../../src/observation/histogram.ts";

describe("Histogram", () => {
  it("puts a value on a bound into that bound's bucket, and adds up", () => {
    const histogram = new Histogram("a_seconds", "Some seconds.", [0.1, 1]);
    const series = histogram.series({ route: "/x" });
    for (const value of [0.05, 0.1, 0.5, 7]) series.observe(value);
    histogram.series({ route: 'a"b\\c\nd' });
    expect(histogram.text().split("\n").slice(0, 8)).toEqual([
      "# HELP a_seconds Some seconds.",
      "# TYPE a_seconds histogram",
      'a_seconds_bucket{route="/x",le="0.1"} 2',
      'a_seconds_bucket{route="/x",le="1"} 3',
      'a_seconds_bucket{route="/x",le="+Inf"} 4',
      'a_seconds_sum{route="/x"} 7.65',
      'a_seconds_count{route="/x"} 4',
      'a_seconds_bucket{route="a\\"b\\\\c\\nd",le="0.1"} 0',
    ]);
  });

  it("has no braces around no labels", () => {
    const histogram = new Histogram("a", "b", [1]);
    histogram.series().observe(2);
    expect(histogram.text()).toBe(
      '# HELP a b\n# TYPE a histogram\na_bucket{le="1"} 0\na_bucket{le="+Inf"} 1\na_sum 2\na_count 1\n',
    );
  });
});
