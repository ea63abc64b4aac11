import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type ConsumerPact, makeConsumerPact } from "@pact-foundation/pact-core";
import { addInteraction } from "./add-interaction.ts";
import type { Exchange } from "./exchange.ts";
import { normalised } from "./normalised.ts";

const provider = "api";
// Version 4 of the Pact specification, by the number that the native part has for it.
const specificationV4 = 5;

/**
 * Tests that a consumer makes the requests of its exchanges and has use for the answers, and that the committed pact consists of
 * these. With `UPDATE_PACTS` set it is written first.
 */
export function holdToPact(consumer: string, exchanges: readonly Exchange[]): void {
  const name = `${consumer}-${provider}.json`;
  const committed = fileURLToPath(new URL(`../../../contracts/pacts/${name}`, import.meta.url));
  let folder: string;

  before(async () => {
    // Its native part does not see what is set from here on.
    const isQuiet = process.env["PACT_DO_NOT_TRACK"] === "true";
    assert.ok(
      isQuiet,
      "Pact would tell its makers of this run: set PACT_DO_NOT_TRACK=true, as the package's scripts do",
    );
    folder = await mkdtemp(join(tmpdir(), "pact-"));
  });
  after(() => rm(folder, { recursive: true }));

  describe(`the consumer ${consumer}`, () => {
    for (const exchange of exchanges) {
      it(`has use for the answer to ${exchange.description}`, async () => {
        const pact = makeConsumerPact(consumer, provider, specificationV4, "error");
        addInteraction(pact, exchange);
        await withStandIn(pact, exchange.consume);
        pact.writePactFile(folder);
      });
    }

    it(`relies on what packages/contracts/pacts/${name} says (npm run docs:pacts writes it)`, async () => {
      const { text, interactions } = normalised(await readFile(join(folder, name), "utf8"));
      assert.equal(interactions, exchanges.length, "an exchange failed, or two have the same description");
      if (process.env["UPDATE_PACTS"]) await writeFile(committed, text);
      assert.equal(await readFile(committed, "utf8"), text);
    });
  });
}

/** Runs something against a server that answers as the pact says, and holds that it was asked what the pact says. */
async function withStandIn(pact: ConsumerPact, consume: (service: string) => Promise<void>): Promise<void> {
  const port = pact.pactffiCreateMockServerForTransport("127.0.0.1", "http", "{}", 0);
  try {
    const failure = await consume(`http://127.0.0.1:${port}`).then(
      () => undefined,
      (error: unknown) => error,
    );
    // First: where the request is another, what came of it is a consequence.
    assert.deepEqual(pact.mockServerMismatches(port), []);
    assert.ifError(failure);
  } finally {
    pact.cleanupMockServer(port);
  }
}
