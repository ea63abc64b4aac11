import { connect, createServer, type Socket } from "node:net";

/** What becomes of one request. */
export type Fault =
  /** The connection is cut when so many bytes have come from the client. */
  | { readonly cutAfter: number }
  /** From so many bytes on, nothing moves any more. */
  | { readonly stallAfter: number; readonly onStall?: () => void }
  /** All is passed on, and the connection is cut when its answer comes. */
  | "answer lost"
  /** It is answered with this, and not passed on. */
  | { readonly answer: string }
  /** It is answered with this, whose last character comes again and again without end, and not passed on. */
  | { readonly endlessAnswer: string; readonly onClose: () => void }
  | "none";

/** A way to a server that does one thing wrong at a time. */
export interface FaultyProxy extends AsyncDisposable {
  readonly url: string;
  /** What becomes of the next requests, in their order; those after them are passed on. */
  faults: Fault[];
  /** How many requests there have been. */
  readonly requests: () => number;
}

/** Stands before a server, and passes on what no fault keeps it from. */
export async function faultyProxy(target: string): Promise<FaultyProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  };
  let requests = 0;
  const proxy = { faults: [] as Fault[] };
  const server = createServer((client) => {
    const upstream = keep(connect(Number(port), hostname));
    let fault: Fault = "none";
    let seen = 0;
    keep(client).on("data", (bytes: Buffer) => {
      // One connection may bring many requests, and one piece the end of one and the next: no file of the tests has this in it.
      const begins = bytes.indexOf("POST /");
      if (begins >= 0) {
        fault = proxy.faults.shift() ?? "none";
        requests += 1;
        seen = -begins;
        if (typeof fault === "object" && "answer" in fault) client.end(fault.answer);
        if (typeof fault === "object" && "endlessAnswer" in fault) pour(client, fault.endlessAnswer, fault.onClose);
      }
      seen += bytes.length;
      if (typeof fault === "object" && ("answer" in fault || "endlessAnswer" in fault)) return;
      if (typeof fault === "object" && "cutAfter" in fault && seen > fault.cutAfter) {
        client.destroy();
        upstream.destroy();
      } else if (typeof fault === "object" && "stallAfter" in fault && seen > fault.stallAfter) {
        client.pause();
        fault.onStall?.();
      } else if (!upstream.write(bytes)) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
    upstream.on("data", () => fault === "answer lost" && client.destroy());
    upstream.pipe(client);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : 0;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${own}`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function pour(client: Socket, beginning: string, onClose: () => void): void {
  const more = Buffer.alloc(65_536, beginning.slice(-1));
  const write = (): void => {
    while (!client.destroyed && client.write(more)) {
      // Until the connection takes no more for now.
    }
  };
  client.on("drain", write).on("close", onClose).write(beginning);
  write();
}

/** An answer as it goes over the wire, after which the connection ends. */
export function rawAnswer(status: number, type: string, body: string, headers = ""): string {
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status} X\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\nconnection: close\r\n${headers}\r\n${body}`;
}
