import { join } from "node:path";
import { Verifier } from "@pact-foundation/pact-core";

// Apart from the tests, as Pact's native part reads the environment that the process was started with, and writes on its output.
const [providerBaseUrl = ""] = process.argv.slice(2);
const pact = join(import.meta.dir, "../../pacts/avatar-page-sibling-service.json");
await new Verifier({ provider: "sibling-service", providerBaseUrl, pactUrls: [pact], logLevel: "error" }).verify();
