import { connect } from "node:net";

/** A connection whose bytes are written by hand: clients of this runtime don't send what is wrong on the wire. */
export interface RawConnection {
  readonly write: (bytes: string | Uint8Array) => void;
  /** What has come back so far, each byte a character. */
  readonly received: () => string;
  /** Drops as many of the first characters. */
  readonly forget: (length: number) => void;
  /** When more comes back, or it ends. */
  readonly changed: () => Promise<void>;
  readonly isClosed: () => boolean;
  /** When it ends, from either side. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Opens a connection to the server of a URL. */
export function openConnection(url: string | URL): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const end = Promise.withResolvers<void>();
    let change = Promise.withResolvers<void>();
    let received = "";
    let isClosed = false;
    const changed = () => {
      change.resolve();
      change = Promise.withResolvers();
    };
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      changed();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      isClosed = true;
      changed();
      end.resolve();
    });
    socket.on("connect", () =>
      resolve({
        write: (bytes) => void (socket.writable && socket.write(bytes)),
        received: () => received,
        forget(length) {
          received = received.slice(length);
        },
        changed: () => change.promise,
        isClosed: () => isClosed,
        closed: end.promise,
        close: () => void socket.destroy(),
      }),
    );
  });
}
