import { createServer, type Socket } from "node:net";

/** A server that answers whatever it is asked with the same bytes, and then closes the connection. */
export interface AnsweringServer extends AsyncDisposable {
  readonly url: string;
  /** The bytes, or a piece that is sent again and again without end. */
  answer: Uint8Array | { readonly head: string; readonly endlessly: Uint8Array };
  /** The connections that are open. */
  readonly connections: () => number;
}

/** Starts it on a port of its own. */
export async function answeringServer(): Promise<AnsweringServer> {
  const sockets = new Set<Socket>();
  const state: Pick<AnsweringServer, "answer"> = { answer: new Uint8Array() };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.once("data", () => {
      const { answer } = state;
      if (answer instanceof Uint8Array) return socket.end(answer);
      const pour = (): void => {
        while (!socket.destroyed && socket.write(answer.endlessly)) {
          // Until the connection takes no more for now.
        }
      };
      socket.on("drain", pour).write(answer.head);
      return pour();
    });
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(state, {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
