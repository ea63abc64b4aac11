import { AcceptedAnswer, CompanionParams, SignedForm } from "@signed-s3/contracts";
import { requestExample } from "@signed-s3/contracts/examples";
import { answerHeaders, anyUrl, anyUuid, formFields, uuid } from "../answers.ts";
import type { Exchange } from "../exchange.ts";
import { integer, regex } from "../matchers.ts";
import { plainly } from "./consume.ts";

export const path = "/api/v2/s3/create_signed_url";
const state = "the service takes requests of anybody";
const schema = AcceptedAnswer(SignedForm);
const tagging = "<Tagging><TagSet><Tag><Key>state</Key><Value>pending</Value></Tag></TagSet></Tagging>";

const accepted = (answerUuid: unknown, fields: object = formFields) => ({
  status: 202,
  headers: answerHeaders,
  body: { status: "accepted", meta: {}, uuid: answerUuid, data: { fields, url: anyUrl } },
});

/** Forms, by each way to ask for one. */
export const forms: readonly Exchange[] = [
  plainly(
    {
      description: "a request without a body",
      state,
      request: { method: "POST", path },
      answer: accepted(anyUuid),
    },
    schema,
  ),
  plainly(
    {
      description: "the documented request",
      state,
      request: { method: "POST", path, body: { type: "application/json", content: requestExample } },
      answer: accepted(uuid),
    },
    schema,
  ),
  plainly(
    {
      description: "a request with an id of its own and a uuid in upper case",
      state,
      request: {
        method: "POST",
        path,
        headers: { "X-Request-Id": "upload-of-ann~7" },
        body: { type: "application/json", content: { uuid: uuid.toUpperCase() } },
      },
      answer: { ...accepted(uuid.toUpperCase()), headers: { ...answerHeaders, "X-Request-Id": "upload-of-ann~7" } },
    },
    schema,
  ),
  plainly(
    {
      description: "the request of an HTML form",
      state,
      request: {
        method: "POST",
        path,
        body: {
          type: "application/x-www-form-urlencoded",
          content: `uuid=${uuid}&data[preventEmptyData]=true&async=false`,
        },
      },
      answer: accepted(uuid),
    },
    schema,
  ),
  plainly(
    {
      description: "a request for a form for one small picture",
      state,
      request: {
        method: "POST",
        path,
        body: {
          type: "application/json",
          content: {
            uuid,
            data: {
              content_type: "image/png",
              content_length_range: [1, 10_485_760],
              filename: "holiday.png",
              metadata: { album: "summer" },
              tags: { state: "pending" },
              expires_in: 600,
            },
          },
        },
      },
      answer: accepted(uuid, {
        ...formFields,
        "Content-Type": "image/png",
        "Content-Disposition": 'attachment; filename="holiday.png"',
        "x-amz-meta-album": "summer",
        tagging: regex("^<Tagging>.*<Key>state</Key><Value>pending</Value>.*$", tagging),
      }),
    },
    schema,
  ),
  plainly(
    {
      description: "a request by Uppy for a form",
      state,
      request: {
        method: "GET",
        path: "/s3/params",
        query: { filename: "naïve café.png", type: "image/png", "metadata[album]": "summer" },
      },
      answer: {
        status: 200,
        headers: answerHeaders,
        body: {
          method: "POST",
          url: regex("^https?://.*/$", "http://localhost:9000/etapidirectbuckettest/"),
          fields: { ...formFields, "Content-Type": "image/png", "x-amz-meta-album": "summer" },
          expires: integer(3600),
        },
      },
    },
    CompanionParams,
  ),
];
