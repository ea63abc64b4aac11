import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { connect } from "node:net";
import { NotAcceptedAnswer } from "@signed-s3/contracts";
import { uploadForm } from "@signed-s3/testkit";
import { Value } from "@sinclair/typebox/value";
import { engine } from "../container.ts";
import { freeze, until } from "../faults.ts";
import { steadyLoad } from "../load.ts";
import { testFleet } from "../test-fleet.ts";

const ratePerMinute = 3000;
// The engine's own gateway, by which this machine reaches published ports.
const TRUSTED_PROXIES = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16";
const fleet = await testFleet({ variables: { RATE_LIMIT_PER_MINUTE: String(ratePerMinute), TRUSTED_PROXIES } });
const { url, storeUrl, project } = fleet;
const replicaLabels = [`com.docker.compose.project=${project}`, "com.docker.compose.service=api"];
const { dockerode } = engine.container;
/** A request id by which a line of the log would say something else, were it not escaped. */
const forger = 'x","status":200,"client":"192.0.2.1\\';
let slowSender: Promise<string>;

beforeAll(async () => {
  const startedAt = performance.now();
  await fleet.up();
  console.log(`stack: up after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  slowSender = sendSlowly();
}, 180_000);
afterAll(() => fleet.down(), 60_000);

describe("the stack", () => {
  test("signs a form at the load balancer that the store takes at its public endpoint, and keeps", async () => {
    const answer = await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });
    const { data: form } = JSON.parse(await answer.text());
    expect(form.url).toStartWith(`${storeUrl}/`);
    expect((await uploadForm(form, "hello")).status).toBe(201);
    const store = new Bun.S3Client({
      endpoint: storeUrl,
      bucket: "uploads",
      accessKeyId: "stack-user",
      secretAccessKey: "stack-password",
    });
    expect(await store.file(form.fields.key).text()).toBe("hello");
  });

  test("hands a sane request id through, and gives one of its own for another", async () => {
    const idOf = async (given: string) =>
      (await fetch(`${url}/health/ready`, { headers: { "x-request-id": given } })).headers.get("x-request-id");
    expect(await idOf("sane-1")).toBe("sane-1");
    expect(await idOf("two words")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("keeps metrics from the public", async () => {
    const answer = await fetch(`${url}/metrics`);
    expect(answer.status).toBe(404);
    expect(Value.Check(NotAcceptedAnswer, await answer.json())).toBe(true);
    expect(answer.headers.get("x-runtime")).toMatch(/^0\.0\d{5}$/);
    for (const path of ["/metrics/", "/./metrics", "/x/../metrics", "/%6detrics", "/METRICS?a"]) {
      const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;
      expect(await exchangeOverSocket(request)).toStartWith("HTTP/1.1 404 ");
    }
  });

  test("answers a method that nobody has registered, which no replica does", async () => {
    const answer = await exchangeOverSocket(
      "BREW /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
    );
    expect(answer).toStartWith("HTTP/1.1 405 ");
    expect(answer).toMatch(/\r\nallow: GET, HEAD, POST, OPTIONS\r\n/i);
    expect(Value.Check(NotAcceptedAnswer, bodyOf(answer))).toBe(true);
  });

  test("fails no request when a replica is killed under load", async () => {
    const load = steadyLoad(url, 200, 8);
    await Bun.sleep(2000);
    const [replica] = await dockerode.listContainers({ filters: { label: replicaLabels } });
    await dockerode.getContainer(replica?.Id ?? "none").kill({ signal: "SIGKILL" });
    const { sent, failures, slowestMs } = await load;
    console.log(
      `stack: one of three replicas killed, ${failures.length} of ${sent} requests failed, slowest ${slowestMs.toFixed(0)} ms`,
    );
    expect(failures).toEqual([]);
  }, 60_000);

  test("answers by itself with the API's headers while no replica answers, and hands on when they do again", async () => {
    const own = await fetch(`${url}/health/live`);
    const replicas = (await dockerode.listContainers({ filters: { label: replicaLabels } })).map(({ Id }) =>
      dockerode.getContainer(Id),
    );
    await Promise.all(replicas.map(freeze));
    let answer: Response;
    try {
      const ask = (id: string) => fetch(`${url}/health/live`, { headers: { "x-request-id": id } });
      [answer] = await Promise.all([ask("frozen-1"), ask(forger)]);
    } finally {
      await Promise.all(replicas.map((replica) => replica.unpause()));
    }
    const body = await answer.json();
    expect([502, 503, 504]).toContain(answer.status);
    expect(Value.Check(NotAcceptedAnswer, body)).toBe(true);
    expect(answer.headers.get("x-request-id")).toBe("frozen-1");
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(answer.headers.get("x-runtime")).toMatch(/^\d\.\d{6}$/);
    for (const [name, value] of own.headers) {
      if (/^(x-runtime|date|content-length|x-request-id|access-control-expose-headers)$/.test(name)) continue;
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    }
    await until("a replica answers", async () => (await fetch(`${url}/health/live`)).ok);
  }, 60_000);

  test("logs at the load balancer what failed there, and leaves what went well to the replica's log", async () => {
    await fetch(`${url}/health/live`, { headers: { "x-request-id": "well-1" } });
    await until("a replica has logged it", async () => (await logOf("api")).includes('"well-1"'));
    const log = await logOf("load-balancer");
    const lines = log.match(/\{"time".*\}$/gm)?.map((line) => JSON.parse(line)) ?? [];
    const ids = lines.map((line) => line.request_id);
    expect(ids).toContain("frozen-1");
    expect(ids).toContain(forger);
    expect(ids).not.toContain("well-1");
  }, 30_000);

  test("cuts off who sends slowly, in the API's shape", async () => {
    const answer = await slowSender;
    expect(answer).toStartWith("HTTP/1.1 408 ");
    expect(Value.Check(NotAcceptedAnswer, bodyOf(answer))).toBe(true);
  }, 30_000);

  test("limits the rate of one address over the whole fleet, in the API's shape", async () => {
    let refused: Response | undefined;
    for (let asked = 0; asked < ratePerMinute && !refused; asked += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${url}/health/live`)));
      refused = answers.find(({ status }) => status !== 200);
    }
    expect(refused?.status).toBe(429);
    expect(refused?.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(Value.Check(NotAcceptedAnswer, await refused?.json())).toBe(true);
    // By a proxy that is trusted others still come through: the last address is the one that it has seen.
    const others = await fetch(`${url}/health/live`, { headers: { "x-forwarded-for": "192.0.2.1, 203.0.113.7" } });
    expect(others.status).toBe(200);
    const neighbours = Array.from({ length: ratePerMinute + 50 }, (_, host) => `2001:db8:0:1::${host.toString(16)}`);
    let last = 200;
    for (const address of neighbours) {
      last = (await fetch(`${url}/health/live`, { headers: { "x-forwarded-for": address } })).status;
      if (last !== 200) break;
    }
    expect(last).toBe(429);
  }, 60_000);
});

/** What all containers of a service have written. */
async function logOf(service: string): Promise<string> {
  const containers = await fleet.containers(service);
  const logs = containers.map(({ Id }) => dockerode.getContainer(Id).logs({ stdout: true, stderr: true }));
  return (await Promise.all(logs)).join("");
}

describe("a stack with a wrong configuration", () => {
  test.concurrent("doesn't start, and names code and variable", async () => {
    await using wrong = await testFleet({ variables: { AUTH: "sesame" } });
    const failure = await wrong.up().catch(String);
    expect(failure).toMatch(/api-\d .*\(78\)/);
    expect(failure).toContain("AUTH must be none, tokens or jwt");
  }, 90_000);

  test.concurrent("is not rolled out: the new replica is taken away with its reasons, and the old ones serve on", async () => {
    const before = await fleet.containers("api");
    const failure = await fleet
      .with({ AUTH: "sesame" })
      .roll(() => {})
      .catch(String);
    expect(failure).toContain("A new replica ended with code 78; the old ones serve on.");
    expect(failure).toContain("AUTH must be none, tokens or jwt");
    expect((await fleet.containers("api")).map(({ Id }) => Id)).toEqual(before.map(({ Id }) => Id));
  }, 90_000);
});

/** Announces a body and never sends it; gives all that comes back. */
const sendSlowly = (): Promise<string> =>
  exchangeOverSocket("POST /api/v2/s3/create_signed_url HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n{");

/** Sends a request as it is written, which no client would; gives all that comes back until the other side closes. */
function exchangeOverSocket(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(request));
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

const bodyOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")));
