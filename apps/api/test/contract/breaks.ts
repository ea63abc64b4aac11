import { type Forward, withBody } from "../pact/provider.ts";

/** Something that breaks callers, done to the service from outside, and what each of the gates says to it. */
export interface Break {
  readonly what: string;
  readonly distort: (forward: Forward) => Forward;
  /** What a gate says; null: it can't see this kind of break. */
  readonly caught: Readonly<Record<"pact" | "openapi" | "golden", RegExp | null>>;
}

const renamed = (from: string, to: string) => changedAnswer((text) => text.replaceAll(`"${from}":`, `"${to}":`));
const lost = (name: string) => changedHeaders((headers) => headers.delete(name));

/** Breaks of the answer that all callers live by: each of the three gates sees each of them; and some that one can't see. */
export const breaks: readonly Break[] = [
  {
    what: "a renamed field of the form",
    distort: renamed("policy", "Policy"),
    caught: {
      pact: /\$\.data\.fields: .* missing the following keys: policy/,
      openapi: /POST .* 202: body\/data\/fields must have required property 'policy'/,
      golden: /^body: .*"Policy":/,
    },
  },
  {
    what: "a renamed member of the answer",
    distort: renamed("url", "href"),
    caught: {
      pact: /\$\.data: .* missing the following keys: url/,
      openapi: /202: body\/data must have required property 'url'/,
      golden: /^body: /,
    },
  },
  {
    what: "a renamed member of the request",
    distort: (forward) => async (request) => {
      const text = await request.text();
      return forward(withBody(request, text.replaceAll('"uuid":', '"id":')));
    },
    caught: {
      pact: /\$\.uuid: Expected/,
      openapi: /202: taken, though the request's body\/uuid must match pattern/,
      golden: /^body: .*"uuid":"b8a12730/,
    },
  },
  {
    what: "a wrong status, 200 instead of 202",
    distort: changedStatus(202, 200),
    caught: {
      pact: /expected 202 but was 200/i,
      openapi: /status 200 is not described/,
      golden: /^status 200 instead of 202/,
    },
  },
  ...["X-Request-Id", "X-Runtime", "Cache-Control"].map(
    (name): Break => ({
      what: `a lost header, ${name}`,
      distort: lost(name),
      caught: {
        pact: new RegExp(`Expected a header '${name}' but was missing`),
        openapi: new RegExp(`202: header ${name} is missing`),
        golden: new RegExp(`^header ${name}: null`, "i"),
      },
    }),
  ),
  {
    what: "a content type without its space",
    distort: changedHeaders((headers) => headers.set("content-type", "application/json;charset=utf-8")),
    // OpenAPI has media types, and not how they are written.
    caught: { pact: /Content-Type/, openapi: null, golden: /^header content-type: application\/json;charset/ },
  },
  {
    what: "a renamed member of refusals",
    distort: renamed("errors", "problems"),
    // The golden exchange is one that succeeds.
    caught: {
      pact: /\$: .* missing the following keys: errors/,
      openapi: /422: body must have required property 'errors'/,
      golden: null,
    },
  },
  {
    what: "a refusal with the status of an acceptance",
    distort: changedStatus(422, 202),
    caught: {
      pact: /expected 422 but was 202/i,
      openapi: /202: taken, though the request's body/,
      golden: null,
    },
  },
];

function changedAnswer(change: (text: string) => string): Break["distort"] {
  return (forward) => async (request) => {
    const answer = await forward(request);
    const { status, headers } = answer;
    const text = change(await answer.text());
    const kept = new Headers(headers);
    kept.set("content-length", String(Buffer.byteLength(text)));
    return new Response(text, { status, headers: kept });
  };
}

function changedStatus(from: number, to: number): Break["distort"] {
  return (forward) => async (request) => {
    const answer = await forward(request);
    return answer.status === from ? new Response(answer.body, { status: to, headers: answer.headers }) : answer;
  };
}

function changedHeaders(change: (headers: Headers) => void): Break["distort"] {
  return (forward) => async (request) => {
    const answer = await forward(request);
    const headers = new Headers(answer.headers);
    change(headers);
    return new Response(answer.body, { status: answer.status, headers });
  };
}
