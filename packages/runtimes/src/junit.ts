import type { TestResult } from "./test-result.ts";

/**
 * Writes results as the reports of all packages are: a file is named from the package's folder.
 *
 * @param results With their files from the workspace's root.
 */
export function junitOf(results: readonly TestResult[]): string {
  const cases = results.map(({ file, name, outcome }) => {
    const inside = outcome === "passed" ? "" : outcome === "failed" ? "<failure/>" : "<skipped/>";
    return `<testcase file="${escaped(`../../${file}`)}" name="${escaped(name)}">${inside}</testcase>`;
  });
  return ["<testsuites>", "<testsuite>", ...cases, "</testsuite>", "</testsuites>", ""].join("\n");
}

// No control character can stand in XML, escaped or not.
const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
  text.replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, "?").replace(/[<>&"]/g, (sign) => entities.get(sign) ?? "");
const entities = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ["&", "&amp;"],
  ['"', "&quot;"],
]);
