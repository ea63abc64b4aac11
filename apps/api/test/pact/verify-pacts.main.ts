import { Verifier } from "@pact-foundation/pact-core";

// Apart from the tests, as Pact's native part reads the environment that the process was started with, and writes on its output.
const [providerBaseUrl = "", providerStatesSetupUrl = "", result = "", ...pactUrls] = process.argv.slice(2);
const options = {
  provider: "api",
  providerBaseUrl,
  providerStatesSetupUrl,
  providerStatesSetupBody: true,
  pactUrls,
  // A state may take a process's start.
  timeout: 60_000,
  logLevel: "error",
} as const;
const outcome = await new Verifier(options).verify().catch((error: Error) => error.message);
await Bun.write(result, outcome);
