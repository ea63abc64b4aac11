import { describe, expect, test } from "bun:test";
import { SignedFormRequest } from "@signed-s3/contracts";
import { Type } from "@sinclair/typebox";
import fc from "fast-check";
import { type Draft, emptyDraft, enteredValue, isEmpty } from "../../src/page/constraints/draft.ts";
import { membersOf } from "../../src/page/constraints/member.ts";
import { type Widget, widgetOf } from "../../src/page/constraints/widget.ts";

describe("membersOf()", () => {
  test("makes a member of every one that the contract has", () => {
    const members = membersOf(SignedFormRequest.properties);
    expect(members.map(({ name }) => name)).toEqual(Object.keys(SignedFormRequest.properties));
    const kinds = Object.fromEntries(members.map(({ name, widget }) => [name, widget.kind]));
    expect(kinds).toMatchObject({
      content_type: "text",
      content_length_range: "tuple",
      metadata: "entries",
      tags: "entries",
      expires_in: "number",
      success_action_redirect: "text",
    });
    expect(Object.values(kinds)).not.toContain("json");
    for (const { help } of members) expect(help).not.toBe("");
  });

  test("makes one of a member that is new, with its own title and limits", () => {
    const [plain, storage, listed] = membersOf({
      retain_days: Type.Optional(Type.Integer({ minimum: 1, maximum: 9, description: "Days." })),
      storage_class: Type.Union([Type.Literal("STANDARD"), Type.Literal("GLACIER")], { title: "Storage" }),
      origins: Type.Array(Type.String({ pattern: "^https:" }), { maxItems: 3 }),
    });
    expect(plain).toEqual({
      name: "retain_days",
      label: "Retain days",
      help: "Days.",
      widget: { kind: "number", whole: true, minimum: 1, maximum: 9, examples: [] },
    });
    expect(storage).toMatchObject({ label: "Storage", widget: { kind: "choice", options: ["STANDARD", "GLACIER"] } });
    expect(listed).toMatchObject({ widget: { kind: "list", most: 3, item: { kind: "text", pattern: "^https:" } } });
  });

  test("asks for JSON where it knows nothing better", () => {
    const deep = Type.Object({ a: Type.Object({ b: Type.Null() }) });
    expect(membersOf({ deep })[0]?.widget).toEqual({ kind: "json" });
  });
});

describe("enteredValue()", () => {
  const range = widgetOf(SignedFormRequest.properties.content_length_range);
  const tags = widgetOf(SignedFormRequest.properties.tags);

  test("leaves out what is not entered, for every widget", () => {
    for (const { widget } of membersOf(SignedFormRequest.properties)) {
      expect(isEmpty(emptyDraft(widget))).toBe(true);
      expect(enteredValue(widget, emptyDraft(widget))).toBeUndefined();
    }
  });

  test("makes numbers of what is one, and leaves the rest to the service", () => {
    expect(enteredValue(range, { parts: ["1", "2048"] })).toEqual([1, 2048]);
    expect(enteredValue(range, { parts: ["", "2048"] })).toEqual([null, 2048]);
    expect(enteredValue(range, { parts: ["many", "1e3"] })).toEqual(["many", 1000]);
  });

  test("makes an object of lines, whatever their names are", () => {
    const entries = ["__proto__", "constructor", "\u4f60 b", ""].map((name) => ({ name, value: name && "x" }));
    const value = enteredValue(tags, { entries });
    expect(Object.entries(value ?? {})).toEqual([
      ["__proto__", "x"],
      ["constructor", "x"],
      ["\u4f60 b", "x"],
    ]);
  });

  test("never throws, whatever is entered into whatever widget", () => {
    const draft = fc.letrec<{ draft: Draft }>((tie) => ({
      draft: fc.oneof(
        fc.string(),
        fc.boolean(),
        fc.record({ parts: fc.array(tie("draft"), { maxLength: 3 }) }),
        fc.record({ entries: fc.array(fc.record({ name: fc.string(), value: tie("draft") }), { maxLength: 3 }) }),
      ),
    })).draft;
    const widgets: Widget[] = [
      ...membersOf(SignedFormRequest.properties).map(({ widget }) => widget),
      { kind: "json" },
      { kind: "switch" },
    ];
    fc.assert(
      fc.property(draft, fc.constantFrom(...widgets), (entered, widget) => {
        JSON.stringify(enteredValue(widget, entered));
      }),
    );
  });
});
