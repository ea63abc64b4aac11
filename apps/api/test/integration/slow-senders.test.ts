import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { openConnection } from "../raw-socket.ts";
import { type Service, startService } from "../service.ts";
import { path } from "../unit/test-app.ts";

let service: Service;
beforeAll(async () => {
  service = await startService({ S3_BUCKET: "photos", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" }, "/health/live");
});
afterAll(() => service.stop("SIGKILL"));

/** Sends a beginning, then a byte a second until the connection ends. */
async function trickle(head: string, byte = " "): Promise<{ status: string | undefined; seconds: number }> {
  const startedAt = performance.now();
  const connection = await openConnection(service.url);
  connection.write(head);
  const timer = setInterval(() => connection.write(byte), 1000);
  await connection.closed;
  clearInterval(timer);
  return { status: connection.received().split(" ")[1], seconds: (performance.now() - startedAt) / 1000 };
}

describe("the process and senders of a byte a second", () => {
  it("answers 408 to a body after ten seconds, and ends headers and silence after twelve", async () => {
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    const [body, chunks, headers, silence] = await Promise.all([
      trickle(`${head}Content-Length: 1000\r\n\r\n{`),
      trickle(`${head}Transfer-Encoding: chunked\r\n\r\n3e8\r\n{`),
      trickle(`${head}X-Slow:`),
      trickle("", ""),
    ]);
    for (const { status, seconds } of [body, chunks]) {
      expect(status).toBe("408");
      expect(seconds).toBeWithin(9.9, 12);
    }
    for (const { status, seconds } of [headers, silence]) {
      expect(status).toBeUndefined();
      expect(seconds).toBeWithin(8, 20);
    }
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  }, 40_000);
});
