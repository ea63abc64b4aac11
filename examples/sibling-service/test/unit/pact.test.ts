import { afterAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeConsumerPact } from "@pact-foundation/pact-core";
import { askForUpload } from "../pact/consumer.ts";
import { exchanges } from "../pact/exchanges.ts";

// Version 4 of the Pact specification, by the number that the native part has for it.
const specificationV4 = 5;
const committed = join(import.meta.dir, "../../pacts/avatar-page-sibling-service.json");
const folder = await mkdtemp(join(tmpdir(), "sibling-pact-"));
afterAll(() => rm(folder, { recursive: true }));

describe("the page that uploads avatars", () => {
  it.each(exchanges)("has use for the answer to $description", async ({ description, request, answer }) => {
    expect(process.env["PACT_DO_NOT_TRACK"]).toBe("true");
    const pact = makeConsumerPact("avatar-page", "sibling-service", specificationV4, "error");
    const interaction = pact.newInteraction(description);
    interaction.withRequest("POST", "/avatars");
    interaction.withRequestBody(request, "application/json");
    interaction.withStatus(answer.status);
    interaction.withResponseBody(JSON.stringify(answer.body), "application/json");
    const port = pact.pactffiCreateMockServerForTransport("127.0.0.1", "http", "{}", 0);
    try {
      const learnt = await askForUpload(`http://127.0.0.1:${port}`, request);
      expect(pact.mockServerMismatches(port)).toEqual([]);
      expect(learnt).toContain(answer.status === 202 ? "policy" : "/data/content_type");
    } finally {
      pact.cleanupMockServer(port);
    }
    pact.writePactFile(folder);
  });

  it("relies on what the committed pact says (npm run update-pact writes it)", async () => {
    const written = await Bun.file(join(folder, "avatar-page-sibling-service.json")).json();
    const { consumer, provider, interactions, metadata } = written;
    expect(interactions.length).toBe(exchanges.length);
    const { pactSpecification } = metadata;
    const text = `${JSON.stringify({ consumer, provider, interactions, metadata: { pactSpecification } }, null, 2)}\n`;
    if (process.env["UPDATE_PACTS"]) await Bun.write(committed, text);
    expect(await Bun.file(committed).text()).toBe(text);
  });
});
