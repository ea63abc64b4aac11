import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clearReports, readReports, testFiles } from "../../src/test-run/report-files.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "report-files-"));
  const files = [
    "packages/core/package.json",
    "packages/core/reports/unit.xml",
    "packages/core/test/sigv4/sign.test.ts",
    "packages/core/test/vectors.ts",
    "apps/api/package.json",
    "apps/api/test/unit/integration/config.test.ts",
    "apps/api/test/integration/upload.test.ts",
    "apps/api/test/alone/load.test.ts",
    "apps/api/test/integration/page/page.test.tsx",
  ];
  for (const path of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
});

afterEach(() => rmSync(root, { recursive: true }));

describe("clearReports()", () => {
  test("does remove old reports and make room for new ones when called before a run", () => {
    clearReports(root);
    expect(readReports(root)).toEqual([]);
    expect(existsSync(join(root, "packages/core/reports"))).toBe(true);
    expect(existsSync(join(root, "apps/api/reports"))).toBe(true);
  });
});

describe("readReports()", () => {
  test("does tell package and name when reports are there", () => {
    expect(readReports(root)).toEqual([
      { folder: "packages/core", name: "unit", xml: "packages/core/reports/unit.xml" },
    ]);
  });
});

describe("testFiles()", () => {
  test("does list tests only when other files stand beside them", () => {
    expect(testFiles(root, "all")).toEqual([
      "apps/api/test/alone/load.test.ts",
      "apps/api/test/integration/page/page.test.tsx",
      "apps/api/test/integration/upload.test.ts",
      "apps/api/test/unit/integration/config.test.ts",
      "packages/core/test/sigv4/sign.test.ts",
    ]);
  });

  test("does leave out integration tests when only unit tests are asked for", () => {
    expect(testFiles(root, "unit")).toEqual([
      "apps/api/test/unit/integration/config.test.ts",
      "packages/core/test/sigv4/sign.test.ts",
    ]);
  });
});
