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
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
