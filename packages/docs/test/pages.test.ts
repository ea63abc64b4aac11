import { expect, test } from "bun:test";
import { pages } from "../src/pages.ts";
import { withPart } from "../src/parts/marked-part.ts";
import { table } from "../src/parts/table.ts";

for (const [path, page] of await pages()) {
  test(`docs/${path.split("/").at(-1)} has the parts that npm run docs:pages writes`, async () => {
    expect(await Bun.file(path).text()).toBe(page);
  });
}

test("withPart() changes what is between the marks, and nothing else", () => {
  const page = "a\n<!-- b: written by npm run docs:pages -->\nold\n<!-- end of b -->\nc\n";
  expect(withPart(page, "b", "new")).toBe(
    "a\n<!-- b: written by npm run docs:pages -->\n\nnew\n\n<!-- end of b -->\nc\n",
  );
});

test("withPart() throws when the page lacks the marks", () => {
  expect(() => withPart("a\n", "b", "new")).toThrow("There is no <!-- b:");
});

test("table() escapes the bars in a cell", () => {
  expect(table(["a"], [["b|c"]])).toBe("| a    |\n| ---- |\n| b\\|c |");
});
