import { afterAll, describe, expect, it } from "bun:test";
import { withWholeUrl } from "../../src/http/whole-url.ts";
import { openConnection } from "../raw-socket.ts";
import { path, testApp } from "./test-app.ts";

const app = testApp();
const server = Bun.serve({ port: 0, fetch: (request) => app.fetch(withWholeUrl(request)) });
afterAll(() => server.stop(true));

async function statusOf(head: string, body = ""): Promise<string | undefined> {
  const connection = await openConnection(server.url);
  connection.write(`${head}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  await connection.closed;
  return connection.received().split(" ")[1];
}

describe("withWholeUrl()", () => {
  for (const [what, host] of [
    ["no host", ""],
    ["an empty host", "\r\nHost:"],
    ["a host of one letter", "\r\nHost: a"],
    ["a host that is none", "\r\nHost: a/b?c d#e"],
    ["a host with everything", "\r\nHost: user:secret@api.example:99999"],
    ["a host that no URL can have", "\r\nHost: %00"],
    ["an IPv6 host", "\r\nHost: [::1]:3000"],
  ] as const) {
    it(`leads requests with ${what} to where they ask for`, async () => {
      expect(await statusOf(`GET /health/live HTTP/1.0${host}`)).toBe("200");
      expect(await statusOf(`GET /s3/params?filename=a/b/c.png HTTP/1.0${host}`)).toBe("200");
      expect(await statusOf(`POST ${path} HTTP/1.0${host}\r\nContent-Type: application/json`, "{}")).toBe("202");
      expect(await statusOf(`GET /a/nothing/health/live HTTP/1.0${host}`)).toBe("404");
    });
  }

  it("leaves a body that is too long no longer to wait for", async () => {
    const connection = await openConnection(server.url);
    connection.write(
      `POST ${path} HTTP/1.1\r\nHost:\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    connection.write(`11170\r\n${" ".repeat(70_000)}\r\n0\r\n\r\n`);
    await connection.closed;
    expect(connection.received()).toStartWith("HTTP/1.1 413 ");
  });

  it("leads CONNECT nowhere", async () => {
    expect(await statusOf("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org")).toBe("404");
  });
});
