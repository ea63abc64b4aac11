import { fileURLToPath } from "node:url";
import type { SignedForm } from "@signed-s3/contracts";
import type { LoadMessage, LoadOutcome } from "./messages.ts";

/** Which load, and who is told. */
export interface FormLoadOptions {
  /** The service's host and port. */
  readonly host: string;
  readonly perSecond: number;
  /** How long it lasts at least; it goes on until its end is asked for. */
  readonly seconds: number;
  /** Each so-manieth form is handed over as soon as it is there, with the second of the load that it is then. */
  readonly sampleEvery: number;
  readonly onForm: (form: SignedForm, number: number, second: number) => void;
}

/** A load that is on. */
export interface FormLoad {
  /** Waits until this second of the load. */
  readonly until: (second: number) => Promise<void>;
  /** The second of the load that it is now. */
  readonly second: () => number;
  /** Lets it end as soon as its seconds are over. */
  readonly end: () => Promise<LoadOutcome>;
}

/** Asks for forms at a steady rate, from a process of its own; resolves when the first request is sent. */
export async function startFormLoad({
  host,
  perSecond,
  seconds,
  sampleEvery,
  onForm,
}: FormLoadOptions): Promise<FormLoad> {
  const started = Promise.withResolvers<void>();
  let startedAt = performance.now();
  const second = (): number => (performance.now() - startedAt) / 1000;
  const program = fileURLToPath(new URL("forms.main.ts", import.meta.url));
  const words = [process.execPath, program, host, perSecond, seconds, sampleEvery].map(String);
  const child = Bun.spawn([...onTime(), ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    ipc(message: LoadMessage) {
      if (message.kind === "form") return onForm(message.form, message.number, second());
      startedAt = performance.now();
      started.resolve();
    },
  });
  const outcome = async (): Promise<LoadOutcome> => {
    const [text, code] = await Promise.all([child.stdout.text(), child.exited]);
    if (code === 0) return JSON.parse(text);
    const error = new Error(`The sender has ended with code ${code}.`);
    started.reject(error);
    throw error;
  };
  const ended = outcome();
  // Whoever asks for its end learns of it; until then it isn't an unhandled rejection.
  ended.catch(() => {});
  await started.promise;
  return {
    second,
    until: (wanted) => Bun.sleep(Math.max(0, (wanted - second()) * 1000)),
    end() {
      if (child.exitCode === null) child.send("end");
      return ended;
    },
  };
}

/**
 * What starts a program that has a processor as soon as it wants one (sched(7), round robin), as a sender on a machine of its own
 * has: it keeps its schedule, whatever else runs here. Nothing where that isn't allowed, as mostly to root alone; what the
 * sender is late by is printed.
 */
function onTime(): readonly string[] {
  const words = ["chrt", "--rr", "1"];
  const isAllowed = Bun.which("chrt") !== null && Bun.spawnSync([...words, "true"]).success;
  return isAllowed ? words : [];
}
