import { leakWatch } from "./leak-watch.ts";

/** What this test run watches: every process of the service adds itself, and its environment's secrets. */
export const { watch, addSecrets, addSecretsOf, leaks } = leakWatch();
