import type { Socket } from "bun";

/** An HTTP/1.1 answer with a content length. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** A keep-alive connection that carries one request at a time. */
export interface Connection {
  /** Sends a request and gives its answer. It is sent once: whatever breaks it is a failure, and so is a late answer. */
  readonly ask: (request: string, limitMs: number) => Promise<RawAnswer>;
  /** Whether it can be asked again. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

/**
 * Opens a connection of its own. A `fetch` would send a request again by itself when a kept connection turns out to be
 * closed, and so hide what a load balancer owes to its callers.
 */
export async function openConnection(hostname: string, port: number): Promise<Connection> {
  let waiting: PromiseWithResolvers<RawAnswer> | undefined;
  let received = "";
  let open = true;
  const fail = (reason: string): void => {
    open = false;
    waiting?.reject(new Error(reason));
    waiting = undefined;
  };
  const close = (): void => {
    open = false;
    socket.end();
  };
  const socket: Socket<undefined> = await Bun.connect({
    hostname,
    port,
    socket: {
      data(_, chunk) {
        // The API's answers to this load are ASCII, so that a length in bytes is one in characters.
        received += chunk.toString("latin1");
        const answer = readAnswer(received);
        if (answer === undefined) return;
        received = "";
        const asked = waiting;
        waiting = undefined;
        if (/^connection: close\r$/im.test(answer.head)) close();
        asked?.resolve(answer);
      },
      close: () => fail("the connection was closed"),
      error: (_, error) => fail(error.message),
    },
  });
  return {
    async ask(request, limitMs) {
      waiting = Promise.withResolvers<RawAnswer>();
      const { promise } = waiting;
      const timer = setTimeout(() => {
        fail(`no answer within ${limitMs} ms`);
        close();
      }, limitMs);
      socket.write(request);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
      }
    },
    isOpen: () => open,
    close,
  };
}

function readAnswer(text: string): (RawAnswer & { readonly head: string }) | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end + 2);
  const length = Number(/^content-length: (\d+)\r$/im.exec(head)?.[1]);
  const body = text.slice(end + 4);
  return body.length < length ? undefined : { status: Number(head.slice(9, 12)), body, head };
}
