import { changed, without } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";

const page = "https://app.example/done?order=42";

export const successCases: readonly MatrixCase[] = [
  ...([200, 201, 204] as const).map(
    (status): MatrixCase => ({
      title: `a form that asks for ${status}`,
      why: "it is one of the three that there are",
      form: ({ product }) => product({ successActionStatus: status }),
      expected: "accepted",
    }),
  ),
  {
    title: "a form that asks for 500",
    why: "what S3 doesn't know it answers with 204",
    form: ({ byHand }) => byHand({ signed: { success_action_status: "500" } }),
    expected: "accepted",
  },
  {
    title: "another success_action_status than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ successActionStatus: 201 }), "success_action_status", () => "200"),
    expected: "condition_failed",
  },
  {
    title: "no success_action_status where one was signed",
    why: "a condition on a field asks for the field",
    form: ({ product }) => without(product(), "success_action_status"),
    expected: "condition_failed",
  },
  {
    title: "a form that leads to a page",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ successActionRedirect: page }),
    expected: "accepted",
  },
  {
    title: "a form that leads to another page than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ successActionRedirect: page }), "success_action_redirect", () => "https://evil.example/"),
    expected: "condition_failed",
  },
  {
    title: "a form that leads to a page which starts as signed",
    why: "starts-with leaves the rest to the uploader",
    form: ({ byHand }) =>
      byHand({
        fields: { success_action_redirect: page },
        conditions: [["starts-with", "$success_action_redirect", "https://app.example/"]],
      }),
    expected: "accepted",
  },
  {
    title: "a form that leads to no URL",
    why: "S3 passes over a redirect that is no URL",
    form: ({ byHand }) => byHand({ signed: { success_action_redirect: "no url at all" } }),
    expected: "accepted",
  },
];
