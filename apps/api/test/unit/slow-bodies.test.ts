import { afterAll, describe, expect, it } from "bun:test";
import { openConnection } from "../raw-socket.ts";
import { path, testApp } from "./test-app.ts";

const maxMs = 250;
const server = Bun.serve({ port: 0, fetch: testApp({ requestMaxMs: maxMs }).fetch });
afterAll(() => server.stop(true));

/** Sends a head, then a piece each 20 ms until the connection ends. */
async function drip(head: string, piece: string): Promise<{ answer: string; afterMs: number }> {
  const startedAt = performance.now();
  const connection = await openConnection(server.url);
  connection.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${head}\r\n\r\n`);
  const timer = setInterval(() => connection.write(piece), 20);
  await connection.closed;
  clearInterval(timer);
  return { answer: connection.received(), afterMs: performance.now() - startedAt };
}

describe("a body that comes too slowly", () => {
  for (const [what, head, piece] of [
    ["of known length", "Content-Length: 1000", " "],
    ["in chunks", "Transfer-Encoding: chunked", "1\r\n \r\n"],
    ["not at all", "Content-Length: 1000", ""],
  ] as const) {
    it(`is answered 408 in time, and the connection ends: ${what}`, async () => {
      const { answer, afterMs } = await drip(head, piece);
      expect(answer).toStartWith("HTTP/1.1 408 ");
      expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
      expect(answer).toContain('"code":"request_timeout"');
      expect(afterMs).toBeWithin(maxMs - 5, maxMs + 2000);
    });
  }

  it("is answered like any other when it arrives just in time", async () => {
    const connection = await openConnection(server.url);
    const head = "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2";
    connection.write(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n{`);
    await Bun.sleep(maxMs / 2);
    connection.write("}");
    await connection.closed;
    expect(connection.received()).toStartWith("HTTP/1.1 202 ");
  });
});

describe("a body over the limit", () => {
  it("is answered 413 before it has come, and the connection ends", async () => {
    const { answer } = await drip("Content-Length: 100000000", " ");
    expect(answer).toStartWith("HTTP/1.1 413 ");
    expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
  });
});
