import { bun, type Service, type ServiceRuntime } from "../service.ts";
import { waitUntil } from "../wait-until.ts";
import { startVariant, type Variant } from "./variants.ts";

/** Sends a request on its way, or answers it otherwise. */
export type Forward = (request: Request) => Promise<Response>;

/** The service in whichever state a pact wants it, behind one address. */
export interface Provider extends AsyncDisposable {
  readonly url: string;
  /** Where a verifier posts the state that it wants next. */
  readonly stateUrl: string;
}

/**
 * Stands before real processes of the service. Each state is one of them, started when it is first wanted.
 *
 * @param distort What becomes of each request and its answer on the way. Default: nothing.
 * @param runtime What they run on. Default: Bun.
 */
export function startProvider(
  distort: (forward: Forward) => Forward = (forward) => forward,
  runtime: ServiceRuntime = bun,
): Provider {
  const processes = new Map<Variant, Promise<Service>>();
  const variant = (name: Variant): Promise<Service> => {
    const started = processes.get(name) ?? startVariant[name](runtime);
    processes.set(name, started);
    return started;
  };
  const by =
    (name: Variant): Forward =>
    async (request) =>
      passOn(request, (await variant(name)).url);

  const states: Readonly<Record<string, () => Promise<Forward>>> = {
    "the service takes requests of anybody": async () => by("open"),
    "the service takes 4096 bytes of a body": async () => by("open"),
    "the service knows its callers by their tokens": async () => by("guarded"),
    "the upload profile avatars is for the token of an editor": async () => by("guarded"),
    "the service has no AWS credentials": async () => by("withoutCredentials"),
    "the caller has used up its requests of this minute": async () => {
      const { url } = await variant("limited");
      await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });
      return by("limited");
    },
    // Only when the request is there: the process ends two seconds after it was told to.
    "the service is about to end": async () => byOneThatEnds(runtime),
  };
  let current: Forward = by("open");
  const forward = distort((request) => current(request));

  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 120,
    async fetch(request) {
      if (new URL(request.url).pathname !== "/_state") return forward(request);
      const { state } = (await request.json()) as { state: string };
      const reach = Object.hasOwn(states, state) ? states[state] : undefined;
      if (!reach)
        return new Response(`There is no state "${state}". There are: ${Object.keys(states).join("; ")}.`, {
          status: 501,
        });
      current = await reach();
      return Response.json({});
    },
  });
  return {
    url: server.url.origin,
    stateUrl: `${server.url.origin}/_state`,
    async [Symbol.asyncDispose]() {
      await server.stop(true);
      await Promise.all([...processes.values()].map(async (service) => (await service).stop("SIGKILL")));
    },
  };
}

const byOneThatEnds =
  (runtime: ServiceRuntime): Forward =>
  async (request) => {
    const body = await request.arrayBuffer();
    const whole = () => withBody(request, body);
    for (let triesLeft = 2; ; triesLeft--) {
      const service = await startVariant.open(runtime);
      const ended = service.stop("SIGTERM");
      try {
        const isDraining = async () => (await fetch(`${service.url}/health/ready`)).status === 503;
        await waitUntil("the service is about to end", isDraining);
        return await passOn(whole(), service.url);
      } catch (error) {
        // On a busy machine its two seconds may be over before the request is there.
        if (triesLeft === 0) throw error;
      } finally {
        await ended;
      }
    }
  };

async function passOn(request: Request, origin: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const body = await request.arrayBuffer();
  const answer = await fetch(origin + pathname + search, { method, headers, ...(body.byteLength > 0 && { body }) });
  return new Response(await answer.arrayBuffer(), answer);
}

/** The same request with another body. */
export function withBody(request: Request, body: ArrayBuffer | string): Request {
  const { url, method } = request;
  const headers = new Headers(request.headers);
  // That of the body that it had.
  headers.delete("content-length");
  const isEmpty = (typeof body === "string" ? body.length : body.byteLength) === 0;
  return new Request(url, { method, headers, ...(!isEmpty && { body }) });
}
