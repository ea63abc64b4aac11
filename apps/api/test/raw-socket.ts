import { connect, type Socket } from "node:net";

/** A connection whose bytes are written by hand: clients of this runtime don't send what is wrong on the wire. */
export interface RawConnection {
  readonly write: (bytes: string | Uint8Array) => void;
  /** What has come back so far, each byte a character. */
  readonly received: () => string;
  readonly isClosed: () => boolean;
  /** When it ends, from either side. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Opens a connection to the server of a URL. */
export function openConnection(url: string | URL): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const { promise: closed, resolve: setClosed } = Promise.withResolvers<void>();
    let received = "";
    let isClosed = false;
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => {
      isClosed = true;
      setClosed();
    });
    socket.on("connect", () =>
      resolve({
        write: (bytes) => void (socket.writable && socket.write(bytes)),
        received: () => received,
        isClosed: () => isClosed,
        closed,
        close: () => void socket.destroy(),
      }),
    );
  });
}
