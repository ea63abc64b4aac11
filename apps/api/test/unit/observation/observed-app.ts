import type { DestinationStream } from "pino";
import type { AppOptions } from "../../../src/create-app.ts";
import { createLogger, type Logger } from "../../../src/logger.ts";
import { accessLog } from "../../../src/observation/access-log.ts";
import { type Observer, observed, showTo } from "../../../src/observation/observed.ts";
import { watch } from "../../leaks/watched.ts";
import { testApp } from "../test-app.ts";

/** A log that is kept in memory. */
interface KeptLog {
  readonly logger: Logger;
  readonly output: DestinationStream;
  readonly text: () => string;
  readonly lines: () => Readonly<Record<string, unknown>>[];
}

/** Makes a log that is kept in memory, and looked through for secrets as every other. */
export function keptLog(level = "info"): KeptLog {
  let text = "";
  const output = {
    write(line: string) {
      text += line;
    },
  };
  watch("a log in memory", () => text);
  return {
    logger: createLogger(level, output),
    output,
    text: () => text,
    lines: () =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
}

/** The service of the tests, with its access log in memory and `observers` before it. */
export function observedApp(changes: Partial<AppOptions> = {}, level = "info", observers: readonly Observer[] = []) {
  const log = keptLog(level);
  const fetch = observed(
    testApp({ logger: log.logger, ...changes }).fetch,
    showTo([...observers, accessLog(log.output)]),
  );
  const send = (target: string, init?: RequestInit) => fetch(new Request(`http://localhost:3000${target}`, init));
  return { ...log, fetch, send };
}
