import { afterAll, describe, expect, it } from "bun:test";
import { openConnection } from "../../raw-socket.ts";
import { path, testApp } from "../test-app.ts";

const server = Bun.serve({ port: 0, fetch: testApp({ requestMaxBytes: 1024 }).fetch });
afterAll(() => server.stop(true));

async function statusOf(body: string): Promise<string> {
  const connection = await openConnection(server.url);
  const length = `Content-Length: ${body.length}\r\n`;
  const head = `Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n${length}${length}`;
  connection.write(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`);
  await connection.closed;
  return connection.received().slice(0, "HTTP/1.1 202".length);
}

describe("a body whose length is told twice", () => {
  it("is read", async () => expect(await statusOf("{}")).toBe("HTTP/1.1 202"));

  it("is refused over the limit", async () => expect(await statusOf(`{}${" ".repeat(1023)}`)).toBe("HTTP/1.1 413"));
});
