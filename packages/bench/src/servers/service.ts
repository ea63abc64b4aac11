import { join } from "node:path";
import { runProgram, step } from "@signed-s3/testkit";
import { serviceExchange } from "../verification/create-signed-url.ts";
import type { Peer } from "./peer.ts";
import { repository } from "./repository.ts";
import type { Launch } from "./running-server.ts";

/** The service as it is set up in production when nothing else is asked of it. */
const productionDefaults: Readonly<Record<string, string>> = { NODE_ENV: "production", AUTH: "none" };

const app = join(repository, "apps/api");

/** The service as the compiled program that the image runs. */
const compiled = (env: Readonly<Record<string, string>>): Launch => ({
  command: [join(app, "dist/signed-s3-api")],
  env: { ...productionDefaults, ...env },
});

/** The service, first of all rows: what the others are compared to. */
export const service: Peer = {
  name: "service",
  title: "**the service**, compiled, everything on",
  exchange: serviceExchange,
  async prepare(progress) {
    await step(progress, "compiling the service", () =>
      runProgram(process.execPath, ["run", "--cwd", app, "build"], { cure: "See that apps/api builds." }),
    );
    return compiled({});
  },
};

const fromSource: Peer = {
  name: "service-from-source",
  title: "the service, run from its sources",
  exchange: serviceExchange,
  prepare: async () => ({ command: [process.execPath, join(app, "src/main.ts")], env: productionDefaults }),
};

/** The service in other set-ups. */
export const serviceVariants: readonly Peer[] = [fromSource];
