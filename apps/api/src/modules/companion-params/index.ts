import { SignedFormRequest } from "@signed-s3/contracts";
import { Elysia } from "elysia";
import { answerCommand, requireAcceptsJson } from "../../http/command-exchange.ts";
import { decodeForm } from "../../http/decode-form.ts";
import { exchangeOf } from "../../http/exchange.ts";
import { Refusal } from "../../http/refusal.ts";
import { respond } from "../../http/respond.ts";
import type { Authentication } from "../../plugins/authentication.ts";
import type { RateLimit } from "../../plugins/rate-limit.ts";
import type { SignForm } from "../../signed-forms/sign-form.ts";
import { secondsLeft } from "./seconds-left.ts";

/** What the operation needs. */
export interface CompanionParamsOptions {
  readonly authenticated: Authentication;
  readonly limited: RateLimit;
  readonly signForm: SignForm;
  /** In how many whole seconds credentials may be there. */
  readonly retryAfterSeconds: () => number;
  readonly now: () => Date;
}

/**
 * `GET /s3/params`: a signed form as Uppy's AwsS3 plug-in asks its companion for one. It is the same command as
 * create_signed_url, with the query for its data, so the same limits and refusals.
 */
export const companionParams = (options: CompanionParamsOptions) => {
  const { authenticated, limited, signForm, retryAfterSeconds, now } = options;
  return new Elysia({ name: "companion-params" })
    .use(authenticated)
    .use(limited)
    .get("/s3/params", async ({ request, caller }) => {
      requireAcceptsJson(request.headers);
      const exchange = exchangeOf(request);
      const answer = await signForm(request, caller, { data: dataOf(request.url) });
      if (answer.status !== "accepted") {
        const errors = answer.errors.map((error) => ({ ...error, source: inQuery(error.source) }));
        return answerCommand({ ...answer, errors }, exchange, retryAfterSeconds);
      }
      const { fields, url } = answer.data;
      const expires = secondsLeft(fields, now());
      return respond(200, { method: "POST", url: url.replace(/\/?$/, "/"), fields, expires }, exchange);
    });
};

/** The command's members, by the parameters that stand for them. */
const members: Readonly<Record<string, string>> = { filename: "filename", type: "content_type", metadata: "metadata" };

function dataOf(url: string): Readonly<Record<string, unknown>> {
  // The whole of the URL need not be one: its host is what the client has written into Host.
  const start = url.indexOf("?");
  const query = decodeQuery(start === -1 ? "" : url.slice(start + 1));
  return Object.fromEntries(
    Object.entries(members).flatMap(([parameter, member]) =>
      Object.hasOwn(query, parameter) ? [[member, query[parameter]]] : [],
    ),
  );
}

function decodeQuery(query: string): Readonly<Record<string, unknown>> {
  try {
    return decodeForm(query, SignedFormRequest);
  } catch {
    throw new Refusal("malformed_query", "Send names and values as percent-encoded UTF-8, such as filename=a.png.");
  }
}

/** A pointer into `data` as one into the query. */
function inQuery(source: string | null): string | null {
  if (source === null) return null;
  const [, , member = "", ...rest] = source.split("/");
  const parameter = Object.keys(members).find((name) => members[name] === member) ?? member;
  return ["", parameter, ...rest].join("/");
}
