/** The reader of a body, in words that the types of Node and of Bun have in common. */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** How much is read over of a body that is no longer wanted. */
const readOver = 1_048_576;

/**
 * Cancels a body that is no longer wanted, so that who sends it is not kept waiting. A little of it is read over before: most
 * bodies are at their end then, and that is better, as in Node 26 a FormData that is canceled while it is being written ends
 * the process.
 *
 * @param reader The body's reader. What goes wrong with it is of no interest any more.
 * @see https://github.com/nodejs/undici/issues/5835
 */
export function letGo(reader: BodyReader): void {
  readOverAndCancel(reader).catch(() => {});
}

async function readOverAndCancel(reader: BodyReader): Promise<void> {
  for (let left = readOver; left > 0; ) {
    const { done, value } = await reader.read();
    if (done || !value) return;
    left -= value.length;
  }
  await reader.cancel();
}
