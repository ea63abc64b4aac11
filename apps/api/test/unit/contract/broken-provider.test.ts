import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type Break, breaks } from "../../contract/breaks.ts";
import { departuresFromOpenApi } from "../../contract/departures-from-openapi.ts";
import { departuresFromGolden } from "../../contract/golden.ts";
import { committedPacts } from "../../pact/committed-pacts.ts";
import { type Forward, type Provider, startProvider } from "../../pact/provider.ts";
import { verifyPacts } from "../../pact/verify-pacts.ts";
import { type Send, testApp } from "../test-app.ts";

const unbroken: Break["distort"] = (forward) => forward;
let distort = unbroken;
let provider: Provider;

/** The service in process, broken: the same break as that of the processes. */
const broken: Send = (target, init) => {
  const app: Forward = async (request) => testApp().handle(request);
  return distort(app)(new Request(`http://localhost:3000${target}`, init));
};

/** The three gates: each tells what it finds wrong with the service as it is. */
const gates: Readonly<Record<keyof Break["caught"], () => Promise<readonly string[]>>> = {
  pact: async () => {
    const verified = await verifyPacts(provider, committedPacts, "the service takes requests of anybody");
    return verified.flatMap(({ mismatches }) => mismatches);
  },
  openapi: () => departuresFromOpenApi(broken),
  golden: () => departuresFromGolden(broken),
};

beforeAll(() => {
  provider = startProvider((forward) => (request) => distort(forward)(request));
});
afterAll(() => provider[Symbol.asyncDispose]());

describe("a service with", () => {
  for (const [gate, departures] of Object.entries(gates)) {
    it(`nothing broken passes ${gate}`, async () => {
      distort = unbroken;
      expect(await departures()).toEqual([]);
    });
  }

  for (const { what, distort: breakIt, caught } of breaks) {
    for (const gate of ["pact", "openapi", "golden"] as const) {
      const said = caught[gate];
      it(`${what} ${said ? "is caught by" : "can't be seen by"} ${gate}`, async () => {
        distort = breakIt;
        const departures = await gates[gate]();
        console.log(`${what}, ${gate}: ${departures[0] ?? "nothing"}`.slice(0, 240));
        if (said) expect(departures.filter((departure) => said.test(departure))).not.toEqual([]);
        else expect(departures).toEqual([]);
      });
    }
  }
});
