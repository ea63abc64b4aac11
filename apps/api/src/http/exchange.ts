import { sameOriginHeaders } from "./answer-headers.ts";
import { requestIdOf } from "./request-id.ts";
import { type TraceParent, traceParentOf } from "./trace-parent.ts";

/** What is known of one request and its answer: gathered while it is served, told by log, metrics and traces. */
export class Exchange {
  readonly requestId: string;
  /** When the request came in, in milliseconds of `performance.now()`. */
  readonly startedAt: number = performance.now();
  /** What the answer's headers begin with: never changed, as other exchanges begin with the same. */
  answerHeaders: Headers = sameOriginHeaders;
  /** The pattern of the route that took it; undefined: none did. The path itself can hold anything, secrets too. */
  route: string | undefined = undefined;
  /** The codes of what its answer refuses it for. */
  refusedFor: readonly string[] = [];
  /** Who asked, by the name that authentication has for them. */
  subject: string | undefined = undefined;
  /** When the command that signs was begun and ended, as in `startedAt`; undefined: nothing was signed. */
  signing: { readonly startedAt: number; readonly endedAt: number } | undefined = undefined;
  /** The caller's span, later the service's own where it traces; undefined: there is neither. */
  trace: TraceParent | undefined;

  constructor(headers: Headers) {
    this.requestId = requestIdOf(headers);
    this.trace = traceParentOf(headers.get("traceparent"));
  }
}

const exchanges = new WeakMap<Request, Exchange>();

/**
 * The exchange that a request began.
 *
 * It goes by the request, and is no member of Elysia's context: Elysia reads a handler's source to tell what it needs, and
 * where one passes its whole context on, it parses cookies, query and headers for each request.
 */
export function exchangeOf(request: Request): Exchange {
  const known = exchanges.get(request);
  if (known) return known;
  const begun = new Exchange(request.headers);
  exchanges.set(request, begun);
  return begun;
}
