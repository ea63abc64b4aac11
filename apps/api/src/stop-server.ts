import { setTimeout as sleep } from "node:timers/promises";

/** A server of Bun's, as far as it is stopped here. */
interface RunningServer {
  readonly pendingRequests: number;
  readonly stop: (closesConnections?: boolean) => Promise<void>;
}

const lookEveryMs = 50;
/** How often in a row no request must be there: what has been sent is read by then. */
const mostLooks = 5;

/**
 * Takes no more connections, and waits for the requests that are on their way. The server itself would wait as well for
 * connections that have sent no request yet, such as browsers and load balancers open beforehand: these are closed.
 */
export async function stopServer(server: RunningServer): Promise<void> {
  let isStopped = false;
  const stopped = server.stop().then(() => {
    isStopped = true;
  });
  for (let quiet = 0; !isStopped && quiet < mostLooks; ) {
    await Promise.race([stopped, sleep(lookEveryMs)]);
    quiet = server.pendingRequests === 0 ? quiet + 1 : 0;
  }
  if (!isStopped) await server.stop(true);
}
