import type { IncomingMessage } from "node:http";

/**
 * The body of a request as a web stream: it is read from the socket no faster than from the stream. Who cancels it has
 * the rest thrown away as it comes; the connection stays as it is.
 *
 * @param message The request.
 * @returns The stream; it fails where the body breaks off.
 */
export function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  let canceled = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.pause();
        message.on("data", (chunk: Uint8Array) => {
          if (canceled) return;
          controller.enqueue(chunk);
          message.pause();
        });
        message.once("end", () => canceled || controller.close());
        message.once("error", (error) => controller.error(error));
        message.once("close", () => message.complete || controller.error(new Error("The body broke off")));
      },
      pull() {
        message.resume();
      },
      cancel() {
        canceled = true;
        message.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

/** How long what nobody reads is taken in. */
const patienceMilliseconds = 30_000;

/**
 * Takes in what is left of a request's body, and throws it away. For a sender that is cut off while it sends, a browser or
 * a proxy for one, never comes to read the answer.
 *
 * @param message The request.
 * @returns When all has come, or there is no more patience.
 */
export async function takeRest(message: IncomingMessage): Promise<void> {
  if (message.complete || message.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMilliseconds);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    // A listener of a body that nobody has read would hold the message up after its next piece.
    message.removeAllListeners("data").once("end", done).once("close", done).resume();
  });
}
