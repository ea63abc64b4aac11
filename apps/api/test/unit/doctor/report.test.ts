import { describe, expect, it } from "bun:test";
import { documentsText, reportText } from "../../../src/doctor/report.ts";
import { bad, type CheckResult, exitCodeOf, notChecked, ok, warn } from "../../../src/doctor/result.ts";
import { fakeStore } from "./fake-store.ts";

const results: readonly CheckResult[] = [
  { name: "endpoint", ...ok("it answers") },
  { name: "size limit", ...warn("there is none", { cure: "set one" }) },
  { name: "CORS", ...bad("refused", { cure: "allow it", document: "cors" }) },
  { name: "CORS again", ...bad("refused", { document: "cors" }) },
];

describe("the report", () => {
  it("aligns levels, names, messages and cures, and counts", () => {
    expect(reportText(results, false)).toBe(
      [
        "ok    endpoint    it answers",
        "warn  size limit  there is none",
        "                  cure: set one",
        "bad   CORS        refused",
        "                  cure: allow it",
        "bad   CORS again  refused",
        "",
        "1 ok, 1 warn, 2 bad",
        "",
      ].join("\n"),
    );
  });

  it("colours the levels and nothing else", () => {
    const text = reportText(results, true);
    expect(text).toStartWith("\x1b[32mok  \x1b[0m  endpoint    it answers\n\x1b[33mwarn\x1b[0m  size limit");
    expect(text).toContain("\n\x1b[31mbad \x1b[0m  CORS        refused\n");
    expect(Bun.stripANSI(text)).toBe(reportText(results, false));
  });

  it("adds the documents that cures speak of, each once", async () => {
    await using store = fakeStore();
    const text = documentsText(results, store.setup);
    expect(text).toStartWith('\nThe bucket\'s CORS (cors.json):\n{\n  "CORSRules"');
    expect(text.match(/CORSRules"/g)).toHaveLength(1);
    expect(documentsText([], store.setup)).toBe("");
  });
});

describe("the exit code", () => {
  it("says the worst", () => {
    expect(exitCodeOf([ok("")])).toBe(0);
    expect(exitCodeOf([ok(""), notChecked("endpoint"), ok("")])).toBe(1);
    expect(exitCodeOf([bad(""), warn("")])).toBe(2);
  });
});
