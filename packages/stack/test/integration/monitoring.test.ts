import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { errorCodes } from "@signed-s3/contracts";
import { engine } from "../container.ts";
import { type Exported, exportedBy, unknownNames } from "../monitoring/exported.ts";
import { questions } from "../monitoring/monitored.ts";
import { type TestFleet, testFleet } from "../test-fleet.ts";

const known = new Set(Object.keys(errorCodes));
let fleet: TestFleet;
let exported: Exported;

beforeAll(async () => {
  const services = {
    api: { ports: ["127.0.0.1::3000"], deploy: { replicas: 1 } },
    "load-balancer": { ports: ["127.0.0.1::8405"] },
  };
  fleet = await testFleet({ services });
  await fleet.up();
  const ask = (body: string) => fetch(`${fleet.url}/api/v2/s3/create_signed_url`, { method: "POST", body });
  expect([(await ask("")).status, (await ask("{")).status]).toEqual([202, 415]);
  exported = exportedBy(await metricsOf("api", 3000), await metricsOf("load-balancer", 8405));
}, 180_000);
afterAll(() => fleet?.down(), 60_000);

async function metricsOf(service: string, port: number): Promise<string> {
  const [container] = await fleet.containers(service);
  const { NetworkSettings } = await engine.container.dockerode.getContainer(container?.Id ?? "none").inspect();
  const published = NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort;
  return (await fetch(`http://127.0.0.1:${published}/metrics`)).text();
}

describe("alert rules and dashboard", () => {
  test("name only metrics, labels and values that a replica or the load balancer exports", async () => {
    for (const { at, expression } of await questions()) {
      expect([at, unknownNames(expression, exported, known)]).toEqual([at, []]);
    }
  });

  test("are caught when a metric, a label or a value has another name", async () => {
    const all = (await questions()).map(({ expression }) => expression);
    const found = (from: string, to: string) => {
      const changed = all.filter((expression) => expression.includes(from));
      expect(changed.length).toBeGreaterThan(0);
      return new Set(changed.flatMap((one) => unknownNames(one.replaceAll(from, to), exported, known)));
    };
    expect(found("signed_s3_credentials_valid", "credentials_valid")).toEqual(new Set(["credentials_valid"]));
    expect(found("sum by (code)", "sum by (reason)")).toEqual(new Set(["reason"]));
    expect(found("code=", "reason=")).toContain("signed_s3_refusals_total{reason}");
    expect(found('"rate_limited"', '"too_many"')).toEqual(new Set(['signed_s3_refusals_total{code="too_many"}']));
    expect(found('"replicas"', '"servers"')).toContain('haproxy_backend_active_servers{proxy="servers"}');
    expect(found("create_signed_url", "sign")).toContain('http_requests_total{route="/api/v2/s3/sign"}');
  });

  test("have the load balancer's metrics on the stack's own network alone", async () => {
    expect((await fetch(`${fleet.url}/metrics`)).status).toBe(404);
  });
});
