import { Registry } from "prom-client";
import type { AppOptions } from "../../../src/create-app.ts";
import { createService } from "../../../src/create-app.ts";
import { withWholeUrl } from "../../../src/http/whole-url.ts";
import { accessLog } from "../../../src/observation/access-log.ts";
import { type Observer, observed, showTo } from "../../../src/observation/observed.ts";
import { requestMetrics } from "../../../src/observation/request-metrics.ts";
import { openConnection } from "../../raw-socket.ts";
import { testOptions } from "../test-app.ts";

/** A service on a port of its own. */
interface Served {
  readonly url: URL;
  /** Sends bytes down a connection of their own, and gives the first answer as it came, but for what no two answers share. */
  readonly send: (bytes: Uint8Array) => Promise<string>;
  /** All that it has logged and counted, but for times. */
  readonly told: () => Promise<{ readonly log: string; readonly metrics: string }>;
  readonly stop: () => Promise<void>;
}

/** The same service twice: one with the shortcuts, and one without them. */
export const bothWays = (changes: () => Partial<AppOptions>, more: readonly Observer[] = []): [Served, Served] => [
  serveBy(true, changes(), more),
  serveBy(false, changes(), more),
];

function serveBy(hasShortcuts: boolean, changes: Partial<AppOptions>, more: readonly Observer[]): Served {
  let log = "";
  let ids = 0;
  const registry = new Registry();
  const metrics = requestMetrics(registry);
  const { app, shortcuts } = createService({
    ...testOptions,
    newUuid: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, "0")}`,
    ...changes,
  });
  const write = (line: string) => {
    log += line;
  };
  const show = showTo([accessLog({ write }), metrics.observe, ...more]);
  const answer = observed(app.fetch, show);
  const server = Bun.serve({
    port: 0,
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    routes: hasShortcuts ? shortcuts(show) : {},
    fetch: (request) => answer(withWholeUrl(request)),
  });
  return {
    url: server.url,
    send: (bytes) => answerTo(server.url, bytes),
    told: async () => ({
      log: withoutTimes(log),
      metrics: withoutTimes(`${metrics.histograms()}${await registry.metrics()}`),
    }),
    stop: () => server.stop(true),
  };
}

async function answerTo(url: URL, bytes: Uint8Array): Promise<string> {
  const connection = await openConnection(url);
  connection.write(bytes);
  while (!isWhole(connection.received(), bytes) && !connection.isClosed()) await connection.changed();
  connection.close();
  return withoutTimes(connection.received());
}

/** What may come before the answer. */
const interim = /^HTTP\/1\.1 100 Continue\r\n\r\n/;

function isWhole(allReceived: string, request: Uint8Array): boolean {
  const received = allReceived.replace(interim, "");
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd === -1) return false;
  const hasNoBody = Buffer.from(request.subarray(0, 5)).toString() === "HEAD " || received.startsWith("HTTP/1.1 204");
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received.slice(0, headEnd))?.[1] ?? 0);
  return received.length >= headEnd + 4 + (hasNoBody ? 0 : length);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

/** Dates, durations and the request ids that are made up are never the same twice; all else must be. */
const withoutTimes = (text: string): string =>
  text
    .replace(/^Date: .*$/gim, "Date")
    .replace(/^x-runtime: \d+\.\d{6}\r$/gim, "x-runtime")
    .replace(new RegExp(`^x-request-id: ${uuid.source}\r$`, "gim"), "x-request-id")
    .replace(new RegExp(`"requestId":"${uuid.source}"`, "g"), '"requestId"')
    .replace(/"time":"[^"]*"/g, '"time"')
    .replace(/"durationMs":[\d.]+/g, '"durationMs"')
    .replace(/^.*_(sum|bucket)(\{.*)? [\d.e+-]+$/gm, "");
