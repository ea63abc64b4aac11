import { AcceptedAnswer, SignedForm } from "@signed-s3/contracts";
import { Type } from "@sinclair/typebox";
import { answerHeaders, anyUrl, anyUuid, formFields, retryAfter } from "../answers.ts";
import type { Exchange } from "../exchange.ts";
import { listWith } from "../matchers.ts";
import { plainly } from "./consume.ts";
import { path } from "./forms.ts";

/** What a load balancer asks, and what becomes of a request that comes at the very end. */
export const health: readonly Exchange[] = [
  plainly(
    {
      description: "the question whether the process works",
      state: "the service takes requests of anybody",
      request: { method: "GET", path: "/health/live" },
      answer: { status: 200, headers: answerHeaders, body: { status: "live" } },
    },
    Type.Object({ status: Type.Literal("live") }),
  ),
  plainly(
    {
      description: "the question whether to send it requests, when it is about to end",
      state: "the service is about to end",
      request: { method: "GET", path: "/health/ready" },
      answer: {
        status: 503,
        headers: { ...answerHeaders, ...retryAfter },
        body: { status: "not_ready", reasons: listWith("draining") },
      },
    },
    Type.Object({ status: Type.Literal("not_ready"), reasons: Type.Array(Type.String()) }),
  ),
  plainly(
    {
      description: "a request that comes when it is about to end",
      state: "the service is about to end",
      request: { method: "POST", path },
      answer: {
        status: 202,
        headers: answerHeaders,
        body: { status: "accepted", meta: {}, uuid: anyUuid, data: { fields: formFields, url: anyUrl } },
      },
    },
    AcceptedAnswer(SignedForm),
  ),
];
