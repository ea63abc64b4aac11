import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { committedPacts, interactionsOf } from "../pact/committed-pacts.ts";
import { startProvider } from "../pact/provider.ts";
import { type Verified, verifyPacts } from "../pact/verify-pacts.ts";
import type { ServiceRuntime } from "../service.ts";

const promised = (await Promise.all(committedPacts.map(interactionsOf))).flat();

/** Describes that the service keeps to every committed pact, as real processes, whatever they run on. */
export function describePacts(runtime: ServiceRuntime): void {
  describe(`the service, as real processes on ${runtime.name},`, () => {
    const provider = startProvider(undefined, runtime);
    let verified: readonly Verified[];

    beforeAll(async () => {
      verified = await verifyPacts(provider, committedPacts);
    }, 240_000);
    afterAll(() => provider[Symbol.asyncDispose]());

    for (const { consumer, description } of promised) {
      it(`answers as ${consumer} relies on it: ${description}`, () => {
        const found = verified.filter((one) => one.consumer === consumer && one.description === description);
        expect(found).toEqual([{ consumer, description, mismatches: [] }]);
      });
    }

    it("has pacts with its client, and with callers that speak plain HTTP", () => {
      expect([...new Set(verified.map(({ consumer }) => consumer))]).toEqual(
        expect.arrayContaining(["client", "plain-http"]),
      );
    });

    it("fails the verification of a state that it can't be brought to", async () => {
      const answer = await fetch(provider.stateUrl, { method: "POST", body: JSON.stringify({ state: "constructor" }) });
      expect(answer.status).toBe(501);
      expect(await answer.text()).toContain("the service is about to end");
    });
  });
}
