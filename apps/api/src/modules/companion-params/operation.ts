import { answerCommand, requireAcceptsJson } from "../../http/command-exchange.ts";
import { decodeMembers } from "../../http/decode-form.ts";
import type { Operation } from "../../http/operation.ts";
import { Refusal } from "../../http/refusal.ts";
import { respond } from "../../http/respond.ts";
import type { SignForm } from "../../signed-forms/sign-form.ts";
import { secondsLeft } from "./seconds-left.ts";

/** What the operation needs. */
export interface CompanionParamsOptions {
  readonly signForm: SignForm;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly now: () => Date;
}

/** Reads the query, and answers it with a signed form as Uppy's AwsS3 plug-in wants it. */
export function companionParamsOperation(options: CompanionParamsOptions): Operation {
  const { signForm, retryAfterSeconds, now } = options;
  return async (admitted) => {
    const { request, exchange } = admitted;
    requireAcceptsJson(request.headers);
    const answered = signForm(admitted, { data: dataOf(request.url) });
    // To wait for what is there already would cost every request a turn of the queue.
    const answer = answered instanceof Promise ? await answered : answered;
    if (answer.status !== "accepted") {
      const errors = answer.errors.map((error) => ({ ...error, source: inQuery(error.source) }));
      return answerCommand({ ...answer, errors }, exchange, retryAfterSeconds);
    }
    const { fields, url } = answer.data;
    const expires = secondsLeft(fields, now());
    return respond(200, { method: "POST", url: url.endsWith("/") ? url : `${url}/`, fields, expires }, exchange);
  };
}

/** The parameters, each with the command's member that it stands for. */
const parameters = Object.entries({ filename: "filename", type: "content_type", metadata: "metadata" });

function dataOf(url: string): Readonly<Record<string, unknown>> {
  // The whole of the URL need not be one: its host is what the client has written into Host.
  const start = url.indexOf("?");
  const query = decodeQuery(start === -1 ? "" : url.slice(start + 1));
  const data: Record<string, unknown> = {};
  for (const [parameter, member] of parameters) {
    // What is empty is absent, as in a form.
    if (Object.hasOwn(query, parameter) && query[parameter] !== "") data[member] = query[parameter];
  }
  return data;
}

function decodeQuery(query: string): Readonly<Record<string, unknown>> {
  try {
    return decodeMembers(query);
  } catch {
    throw new Refusal("malformed_query", "Send names and values as percent-encoded UTF-8, such as filename=a.png.");
  }
}

/** A pointer into `data` as one into the query. */
function inQuery(source: string | null): string | null {
  if (source === null) return null;
  const [, , member = "", ...rest] = source.split("/");
  const [parameter] = parameters.find(([, name]) => name === member) ?? [member];
  return ["", parameter, ...rest].join("/");
}
