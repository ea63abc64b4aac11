import { AcceptedAnswer, Explanation, NotAcceptedAnswer } from "@signed-s3/contracts";
import { explainRequestExample } from "@signed-s3/contracts/examples";
import { answerHeaders, refusal } from "../answers.ts";
import type { Exchange } from "../exchange.ts";
import { like, listWith } from "../matchers.ts";
import { plainly } from "./consume.ts";

const path = "/api/v2/s3/explain_upload";
const state = "the service takes requests of anybody";
const { uuid, command, data } = explainRequestExample;

/** Why S3 refused a form. */
export const explanations: readonly Exchange[] = [
  plainly(
    {
      description: "the question why an expired form was refused",
      state,
      request: { method: "POST", path, body: { type: "application/json", content: explainRequestExample } },
      answer: {
        status: 202,
        headers: answerHeaders,
        body: {
          status: "accepted",
          meta: {},
          uuid,
          data: {
            accepted: false,
            findings: listWith({
              code: "policy_expired",
              condition: null,
              sent: "2019-02-20T19:40:23.000Z",
              expected: like("later than 2019-02-20T19:45:23.000Z"),
              remedy: like("What to do about it."),
            }),
          },
        },
      },
    },
    AcceptedAnswer(Explanation),
  ),
  plainly(
    {
      description: "the question about an upload of a file of less than nothing",
      state,
      request: {
        method: "POST",
        path,
        body: { type: "application/json", content: { uuid, data: { ...data, file: { size: -1 } } } },
      },
      answer: {
        status: 422,
        headers: answerHeaders,
        body: refusal(422, { uuid, command }, [["invalid_file", "/data/file/size"]]),
      },
    },
    NotAcceptedAnswer,
  ),
];
