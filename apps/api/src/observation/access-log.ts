import type { DestinationStream } from "pino";
import { lineTime } from "../logger.ts";
import type { Observer } from "./observed.ts";
import { isRoutine } from "./routine.ts";

/**
 * Writes one line for each request. No path, query, header or body is in it: any of them can hold a secret. Health checks and
 * scrapes that went well are of level debug.
 *
 * The line is made by hand, as the logger makes its own at level info: pino puts a line together member by member, which
 * for one of known members costs three times as much.
 *
 * @param output Where the lines go.
 * @param writesDebug Whether lines of level debug are written. Default: no.
 */
export const accessLog =
  (output: DestinationStream, writesDebug = false): Observer =>
  ({ exchange, method, status, seconds }) => {
    const level = status < 400 && isRoutine({ exchange }) ? "debug" : "info";
    if (level === "debug" && !writesDebug) return;
    const line = {
      level,
      time: lineTime(),
      method,
      route: exchange.route ?? null,
      status,
      durationMs: Math.round(seconds * 1e6) / 1000,
      requestId: exchange.requestId,
      traceId: exchange.trace?.traceId,
      subject: exchange.subject,
      refusedFor: exchange.refusedFor.length > 0 ? exchange.refusedFor : undefined,
      msg: "request",
    };
    output.write(`${JSON.stringify(line)}\n`);
  };
