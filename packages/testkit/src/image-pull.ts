import type { Engine } from "./engine-client.ts";

const IDLE_LIMIT_MS = 30_000;

/** One message of an engine's stream about a pull or a build, as far as it is read here. */
export type EngineMessage = { readonly error?: string };

/**
 * Pulls an image into the engine. Gives up when 30 s pass without a sign of progress, as a blocked network often swallows
 * packets instead of refusing them.
 *
 * @throws {Error} when the registry can't be reached, doesn't have the image, or stays silent.
 */
export async function pullImage(engine: Engine, image: string, idleLimitMs: number = IDLE_LIMIT_MS): Promise<void> {
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`no progress for ${idleLimitMs / 1000} s`));
  let timer = setTimeout(giveUp, idleLimitMs);
  const silenced = new Promise<never>((_, reject) => {
    silence.signal.addEventListener("abort", () => reject(silence.signal.reason), { once: true });
  });
  const onProgress = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, idleLimitMs);
  };
  try {
    const { dockerode } = engine.container;
    const pull = dockerode.pull(image, { abortSignal: silence.signal });
    await Promise.race([silenced, pull.then((stream) => followMessages(engine, stream, onProgress))]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads an engine's stream about a pull or a build to its end.
 *
 * @throws {Error} with the engine's own words when it reports that the work failed.
 */
export function followMessages(
  engine: Engine,
  stream: NodeJS.ReadableStream,
  onMessage: () => void = () => {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finished = (error: Error | null, messages: EngineMessage[]) => {
      const failure = error?.message ?? messages.find((message) => message.error !== undefined)?.error;
      if (failure === undefined) resolve();
      else reject(new Error(failure.trim()));
    };
    engine.container.dockerode.modem.followProgress(stream, finished, onMessage);
  });
}
