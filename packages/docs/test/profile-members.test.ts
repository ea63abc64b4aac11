import { expect, test } from "bun:test";
import { ProfileEntry } from "@signed-s3/api/profile-file";
import { profileTable } from "../src/parts/profile-members.ts";

const rows = profileTable()
  .split("\n")
  .slice(2)
  .map((line) => line.split(" | ").map((cell) => cell.replaceAll(/^\| | *\|$/g, "").trim()));

test("profileTable() lists every member of a profile, and of the objects in it", () => {
  const names = rows.map(([name = ""]) => name.replaceAll("`", ""));
  expect(names.filter((name) => !name.includes("."))).toEqual(Object.keys(ProfileEntry.properties));
  expect(names).toContain("server_side_encryption.key_id");
  expect(names).toContain("allowed.tokens");
});

test("profileTable() says of each member what it must be and what it is for", () => {
  expect(rows.filter((cells) => cells.length !== 3 || cells.includes(""))).toEqual([]);
});
