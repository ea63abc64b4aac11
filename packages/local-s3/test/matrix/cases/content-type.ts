import { added, changed } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";

export const contentTypeCases: readonly MatrixCase[] = [
  {
    title: "the content type that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ contentType: "image/png" }),
    expected: "accepted",
  },
  {
    title: "another content type than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ contentType: "image/png" }), "Content-Type", () => "text/html"),
    expected: "condition_failed",
  },
  {
    title: "the content type in capital letters",
    why: "media types have no case, but conditions compare with it",
    form: ({ product }) => changed(product({ contentType: "image/png" }), "Content-Type", () => "Image/PNG"),
    expected: "condition_failed",
  },
  {
    title: "the content type with a parameter more",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ contentType: "text/html" }), "Content-Type", (type) => `${type}; charset=utf-8`),
    expected: "condition_failed",
  },
  {
    title: "an image where images were signed",
    why: "image/ is how it starts",
    form: ({ product }) => added(product({ contentType: "image/*" }), "Content-Type", "image/webp"),
    expected: "accepted",
  },
  {
    title: "a text where images were signed",
    why: "it starts otherwise",
    form: ({ product }) => added(product({ contentType: "image/*" }), "Content-Type", "text/html"),
    expected: "condition_failed",
  },
  {
    title: "no content type where images were signed",
    why: "a condition on a field asks for the field; the file part's own type is none",
    form: ({ product }) => product({ contentType: "image/*" }),
    file: { bytes: new TextEncoder().encode("hello"), contentType: "image/png", name: "cat.png" },
    expected: "condition_failed",
  },
  {
    title: "a list of images where images were signed",
    why: "each item of the list starts so",
    form: ({ product }) => added(product({ contentType: "image/*" }), "Content-Type", "image/png,image/jpeg"),
    expected: "accepted",
  },
  {
    title: "a list of an image and a page where images were signed",
    why: "of a list each item must start so",
    form: ({ product }) => added(product({ contentType: "image/*" }), "Content-Type", "image/png,text/html"),
    expected: "condition_failed",
    departs: { kind: "content_types_are_no_lists", minio: "accepted" },
  },
  {
    title: "a list with spaces and a page last where images were signed",
    why: "of a list each item must start so",
    form: ({ product }) => added(product({ contentType: "image/*" }), "Content-Type", "image/png, text/html"),
    expected: "condition_failed",
    departs: { kind: "content_types_are_no_lists", minio: "accepted" },
  },
  {
    title: "a list that was signed as it is",
    why: "eq does not look into lists",
    form: ({ byHand }) => byHand({ signed: { "Content-Type": "image/png,text/html" } }),
    expected: "accepted",
  },
  {
    title: "a list for a cache-control that starts as signed",
    why: "only content types are lists",
    form: ({ byHand }) =>
      byHand({
        fields: { "Cache-Control": "public,max-age=60" },
        conditions: [["starts-with", "$Cache-Control", "public"]],
      }),
    expected: "accepted",
  },
  {
    title: "a content type of one's own choice",
    why: "an empty start allows any value",
    form: ({ product }) =>
      added(product({ contentType: { startsWith: "" } }), "Content-Type", "application/x-anything"),
    expected: "accepted",
  },
  {
    title: "a content type that nothing was signed of",
    why: "a field that no condition names was not signed",
    form: ({ product }) => added(product(), "Content-Type", "image/png"),
    expected: "extra_field",
  },
  {
    title: "a file part of any type",
    why: "the type of the file's part is not the object's and is not looked at",
    form: ({ product }) => product(),
    file: { bytes: new TextEncoder().encode("<p>"), contentType: "text/html", name: "page.html" },
    expected: "accepted",
  },
];
