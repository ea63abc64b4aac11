import { openConnection, type RawConnection } from "../../raw-socket.ts";
import type { BrokenRequest } from "./broken-request.ts";
import type { HostileRequest } from "./hostile-request.ts";

interface Answer {
  readonly status: number;
  readonly end: number;
  /** Whether the server ends the connection after it. */
  readonly isLast: boolean;
}

/** Where the first answer in some bytes ends, and its status; undefined: it is not all there. */
function firstAnswer(received: string, method: string): Answer | undefined {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd === -1) return undefined;
  const head = received.slice(0, headEnd + 2);
  const status = Number(head.slice(9, 12));
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const end = headEnd + 4 + (method === "HEAD" || status === 204 || status === 304 ? 0 : length);
  return received.length < end ? undefined : { status, end, isLast: /\r\nconnection: close\r\n/i.test(head) };
}

/**
 * Sends whole requests down one connection, several at once, as long as the server keeps it open; then down another.
 *
 * @param url The server.
 * @param requests The requests.
 * @param atOnce How many are sent before the first is answered.
 * @returns What each was answered; "none": the connection ended without an answer.
 */
export async function sendWhole(url: string, requests: readonly HostileRequest[], atOnce: number): Promise<string[]> {
  const statuses: string[] = [];
  let connection: RawConnection | undefined;
  let alone = false;
  for (let next = 0; next < requests.length; ) {
    if (!connection || connection.isClosed()) connection = await openConnection(url);
    const batch = requests.slice(next, next + (alone ? 1 : atOnce));
    alone = false;
    connection.write(Buffer.concat(batch.map(({ bytes }) => bytes)));
    for (const { method } of batch) {
      const answer: Answer | undefined = await answerFrom(connection, method);
      // A server may end the connection of who doesn't wait for answers, and this one does while many ask: what has none is sent
      // again, the first of it by itself (RFC 9112, 9.3.2).
      if (!answer && batch.length > 1) {
        alone = true;
        break;
      }
      statuses.push(answer ? String(answer.status) : "none");
      next++;
      if (!answer || answer.isLast) {
        connection.close();
        connection = undefined;
        break;
      }
      connection.forget(answer.end);
    }
  }
  connection?.close();
  return statuses;
}

async function answerFrom(connection: RawConnection, method: string): Promise<Answer | undefined> {
  for (;;) {
    const answer = firstAnswer(connection.received(), method);
    if (answer || connection.isClosed()) return answer;
    await connection.changed();
  }
}

/** Sends what is no request down a connection of its own, and gives it a moment to be answered. */
export async function sendBroken(url: string, pieces: BrokenRequest): Promise<string> {
  const connection = await openConnection(url);
  for (const piece of pieces) {
    connection.write(piece);
    if (pieces.length > 1) await Bun.sleep(1);
  }
  await Promise.race([connection.closed, connection.changed(), Bun.sleep(20)]);
  connection.close();
  const status = /^HTTP\/1\.1 (\d{3})/.exec(connection.received())?.[1];
  return status ?? "none";
}
