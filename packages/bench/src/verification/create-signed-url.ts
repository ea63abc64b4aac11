import { isMembers, membersOf } from "./answer.ts";
import type { Exchange, Judge, Question } from "./exchange.ts";
import { faultOfFields } from "./signed-fields.ts";

const uuid = "e090cbd2-ded4-4fd4-be23-4c17ad77ca07";
const envelope = { uuid, command: "CreateSignedS3FormData", data: null, async: false };
const headers = { "content-type": "application/json" };
const wantedHeaders = { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" };

/** The usual request for a form. */
export const usualQuestion: Question = {
  method: "POST",
  path: "/api/v2/s3/create_signed_url",
  headers,
  body: JSON.stringify(envelope),
};

const badQuestion: Question = { ...usualQuestion, body: JSON.stringify({ ...envelope, uuid: "not-a-uuid" }) };

/** The usual answer, as every peer must give it: 202, the uuid of the request, and a form that S3 takes. */
const judgeAccepted: Judge = (answer, account, now) => {
  const fault = faultOfHead(answer.status, answer.headers);
  if (fault !== undefined) return { fault };
  const body = membersOf(answer.text);
  const data = body?.["data"];
  const fields = isMembers(data) ? data["fields"] : undefined;
  if (body?.["status"] !== "accepted" || body["uuid"] !== uuid) return { fault: "it does not accept the request" };
  if (!isMembers(data) || !isMembers(fields)) return { fault: "there is no form" };
  if (String(data["url"]).replace(/\/$/, "") !== `${account.endpoint}/${account.bucket}`)
    return { fault: "the form's url is not the bucket's" };
  const faultOfForm = faultOfFields(fields, account, now);
  return faultOfForm === undefined ? { key: String(fields["key"]) } : { fault: faultOfForm };
};

/** The service's own answer has more to it. */
const judgeService: Judge = (answer, account, now) => {
  if (!/^[\w-]{36}$/.test(answer.headers.get("x-request-id") ?? "")) return { fault: "there is no x-request-id" };
  if (!/^\d+\.\d{6}$/.test(answer.headers.get("x-runtime") ?? "")) return { fault: "there is no x-runtime" };
  return judgeAccepted(answer, account, now);
};

function faultOfHead(status: number, answered: Headers): string | undefined {
  if (status !== 202) return `the status is ${status}`;
  for (const [name, value] of Object.entries(wantedHeaders)) {
    if (answered.get(name)?.toLowerCase() !== value) return `${name} is not ${value}`;
  }
  return undefined;
}

/** What peers are measured with. */
export const peerExchange: Exchange = { question: usualQuestion, judge: judgeAccepted, mustRefuse: badQuestion };

/** What the service is measured with. */
export const serviceExchange: Exchange = { question: usualQuestion, judge: judgeService, mustRefuse: badQuestion };

/** What a server is measured with that gives everybody the same answer. */
export const constantExchange: Exchange = {
  question: usualQuestion,
  judge(answer) {
    const fault = faultOfHead(answer.status, answer.headers);
    return fault === undefined ? { key: "always the same" } : { fault };
  },
  constant: true,
};
