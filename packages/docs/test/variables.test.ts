import { expect, test } from "bun:test";
import { ConfigVariables } from "@signed-s3/api/config-variables";
import { variableTable } from "../src/parts/variables.ts";

const rows = variableTable()
  .split("\n")
  .slice(2)
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | *\|$/g, "").trim()));

test("variableTable() lists every variable, a secret with the variable of its file", () => {
  const names = rows.map(([cell = ""]) => cell.replaceAll("`", "").split(", "));
  expect(names.map(([name]) => name)).toEqual(Object.keys(ConfigVariables.properties));
  expect(names).toContainEqual(["AUTH_TOKENS", "AUTH_TOKENS_FILE"]);
});

test("variableTable() says of each variable what it must be and what it is for", () => {
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(""))).toEqual([]);
});
