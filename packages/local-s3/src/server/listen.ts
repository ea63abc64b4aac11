import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bodyOf, takeRest } from "./request-body.ts";

/** Where to listen. */
export interface ListenOptions {
  /** @default 0: any that is free */
  readonly port?: number;
  /** @default "127.0.0.1": this machine only */
  readonly hostname?: string;
}

/** A store that listens. */
export interface Listening {
  /** Such as `http://127.0.0.1:9000`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and cuts all connections. */
  close(): Promise<void>;
}

/** A connection on which nothing comes or goes for so long is closed. */
const idleMilliseconds = 30_000;

/**
 * Serves a function from request to answer over HTTP, on any runtime that has `node:http`. Bodies are streamed both ways.
 *
 * @param fetch The function.
 * @param options Where to listen.
 * @returns When it listens.
 * @throws {Error} The port is taken, or may not be had.
 */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { port = 0, hostname = "127.0.0.1" }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer((message, response) => void serve(message, response, fetch));
  // An upload may take as long as it moves.
  server.requestTimeout = 0;
  server.timeout = idleMilliseconds;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${actualPort}`,
    port: actualPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  fetch: (request: Request) => Promise<Response>,
): Promise<void> {
  const request = requestOf(message);
  const answer = request ? await fetch(request) : new Response(null, { status: 400 });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  // Fails only where the client has gone, and then there is nobody to tell.
  if (answer.body) await pipeline(Readable.fromWeb(answer.body), response, { end: false }).catch(() => {});
  else response.flushHeaders();
  await takeRest(message);
  response.end();
}

/** Undefined where the message is no request that the web knows: a method such as TRACE, a host that is none. */
function requestOf(message: IncomingMessage): Request | undefined {
  const { method = "GET", url = "/", headers } = message;
  try {
    const init: RequestInit = {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, `${value}`]),
    };
    const body = method === "GET" || method === "HEAD" ? {} : { body: bodyOf(message), duplex: "half" as const };
    return new Request(`http://${headers.host ?? "localhost"}${url}`, { ...init, ...body });
  } catch {
    return undefined;
  }
}
