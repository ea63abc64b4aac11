import { afterEach, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { accountAt, variablesOf } from "../../../src/servers/account.ts";
import { peerExchange } from "../../../src/verification/create-signed-url.ts";
import { faultOfServer } from "../../../src/verification/verify-server.ts";

const account = accountAt("http://127.0.0.1:9000");
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A peer that signs rightly, behind something that may change its answers. */
async function peer(change: (response: Response) => Response | Promise<Response> = (it) => it) {
  const port = await freePort();
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "../../../peers/bun-hand-written/server.ts")], {
    env: { ...variablesOf(account), HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "ignore"],
  });
  const proxy = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const { method, headers } = request;
      const body = await request.text();
      return change(await fetch(`http://127.0.0.1:${port}`, { method, headers, body }));
    },
  });
  stops.push(
    () => child.kill("SIGKILL"),
    () => void proxy.stop(true),
  );
  const listens = async () => (await fetch(`http://127.0.0.1:${port}`).catch(() => undefined)) !== undefined;
  while (!(await listens())) await Bun.sleep(10);
  return `http://127.0.0.1:${proxy.port}`;
}

function freePort(): number {
  const probe = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => new Response() });
  const { port } = probe;
  void probe.stop(true);
  return port ?? 0;
}

const changedText = (change: (text: string) => string) => async (response: Response) =>
  new Response(change(await response.text()), response);

describe("faultOfServer()", () => {
  test("finds nothing wrong with a peer that signs rightly", async () => {
    expect(await faultOfServer(await peer(), peerExchange, account)).toBeUndefined();
  });
  test("sees a tampered signature", async () => {
    const tampered = changedText((text) => text.replace(/(x-amz-signature":")./, "$1-"));
    expect(await faultOfServer(await peer(tampered), peerExchange, account)).toContain("signature");
  });
  test("sees a key that is given away twice", async () => {
    let first: string | undefined;
    const repeated = changedText((text) => {
      first ??= text;
      return first;
    });
    expect(await faultOfServer(await peer(repeated), peerExchange, account)).toBe("a key was given away twice");
  });
  test("sees another status and another header", async () => {
    const ok = await peer(async (response) => new Response(await response.text(), { headers: response.headers }));
    expect(await faultOfServer(ok, peerExchange, account)).toBe("the status is 200");
    const cached = await peer((response) => {
      response.headers.set("cache-control", "max-age=60");
      return response;
    });
    expect(await faultOfServer(cached, peerExchange, account)).toContain("cache-control");
  });
  test("sees the answer to another request", async () => {
    const another = changedText((text) => text.replace(/"uuid":"./, '"uuid":"0'));
    expect(await faultOfServer(await peer(another), peerExchange, account)).toContain("accept");
  });
  test("sees that nothing is checked", async () => {
    let good = "";
    const careless = await peer(async (response) => {
      const text = await response.text();
      if (response.status === 202) good = text;
      return new Response(response.status === 202 ? text : good, { status: 202, headers: response.headers });
    });
    expect(await faultOfServer(careless, peerExchange, account)).toBe("a bad request was answered with 202");
  });
});
