import type { Logger } from "./logger.ts";

/** What a check of the bucket needs. */
export interface BucketCheckOptions {
  /** The bucket's URL as the service reaches it. */
  readonly url: string;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Between two looks, in milliseconds. Default: 20000. */
  readonly everyMs?: number;
  /** How long an answer may take, in milliseconds. Default: 3000. */
  readonly limitMs?: number;
}

/** What was last seen of the bucket. */
export interface BucketCheck {
  /** In words, such as `reachable` or `unreachable since 2026-01-01T00:00:00.000Z`. */
  readonly status: () => string;
  /** Whether it answered; undefined: it has not been asked yet. */
  readonly reachable: () => boolean | undefined;
  /** Seconds that the service's clock is ahead of the store's, by what it last answered; undefined: it told no time. */
  readonly clockOffset: () => number | undefined;
  /** What makes signing for it pointless, in words; empty: nothing known. */
  readonly unready: () => readonly string[];
  /** Stops looking. */
  readonly stop: () => void;
}

type Finding = "unchecked" | "reachable" | "unreachable" | "without POST";

const words: Readonly<Record<Finding, string>> = {
  unchecked: "unchecked",
  reachable: "reachable",
  unreachable: "unreachable",
  "without POST": "the store takes no form uploads (POST Object)",
};

/**
 * Looks in the background whether the bucket's store answers, and whether it takes forms at all: some stores have no POST.
 *
 * It posts a form without a single field, unsigned, which any store that has POST refuses. Nothing is stored, no credentials
 * are sent, and the same request finds out both.
 *
 * Only a store without POST keeps the service from being ready. One that doesn't answer is told of, no more: signing needs no
 * store, a form signed meanwhile is good when it is back, and taking every replica out at once would make an outage of a
 * hiccup.
 */
export function bucketCheck(options: BucketCheckOptions): BucketCheck {
  const { url, now, logger, everyMs = 20_000, limitMs = 3000 } = options;
  let finding: Finding = "unchecked";
  let since = now();
  let clockOffset: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (): Promise<void> => {
    const { found, toldTime, ...facts } = await ask(url, limitMs);
    if (stopped) return;
    // `Date` has whole seconds, cut: half a second is the middle of what it may mean.
    clockOffset = toldTime === undefined ? clockOffset : (now().getTime() - toldTime - 500) / 1000;
    if (found !== finding) {
      const isGood = found === "reachable";
      logger[isGood ? "info" : "error"]({ ...facts }, `bucket: ${words[found]}`);
      finding = found;
      since = now();
    }
    // A store that was away is looked for sooner, so that what is told of it is not long out of date.
    timer = setTimeout(look, found === "reachable" ? everyMs : everyMs / 4);
  };
  void look();

  return {
    status: () => (finding === "unreachable" ? `${words[finding]} since ${since.toISOString()}` : words[finding]),
    reachable: () => (finding === "unchecked" ? undefined : finding !== "unreachable"),
    clockOffset: () => clockOffset,
    unready: () => (finding === "without POST" ? [`bucket: ${words[finding]}`] : []),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

interface Answer {
  readonly found: Finding;
  readonly status?: number;
  /** The store's time, in milliseconds since 1970. */
  readonly toldTime?: number;
  readonly error?: string;
}

async function ask(url: string, limitMs: number): Promise<Answer> {
  const boundary = "no-fields";
  try {
    const { status, body, headers } = await fetch(url, {
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      body: `--${boundary}--\r\n`,
      redirect: "manual",
      signal: AbortSignal.timeout(limitMs),
    });
    await body?.cancel();
    if (status === 405 || status === 501) return { found: "without POST", status };
    const toldTime = Date.parse(headers.get("date") ?? "");
    return {
      found: status < 500 ? "reachable" : "unreachable",
      status,
      ...(!Number.isNaN(toldTime) && { toldTime }),
    };
  } catch (error) {
    // Its message can hold the URL, and that a password; its code tells enough.
    const { name, code } = error as Error & { code?: unknown };
    return { found: "unreachable", error: typeof code === "string" ? code : name };
  }
}
