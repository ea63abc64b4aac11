import { join } from "node:path";
import { type Progress, runProgram, step } from "@signed-s3/testkit";
import { paramsExchange } from "../verification/companion-params.ts";
import { serviceExchange } from "../verification/create-signed-url.ts";
import type { Exchange } from "../verification/exchange.ts";
import type { Issuer } from "./issuer.ts";
import type { Peer } from "./peer.ts";
import { repository } from "./repository.ts";
import type { Launch } from "./running-server.ts";

const app = join(repository, "apps/api");

/** The service as it is set up in production when nothing else is asked of it. */
const production = { NODE_ENV: "production", AUTH: "none" };

/**
 * How the compiled service is started in production.
 *
 * @param env What is set beside the account. Default: nothing; `AUTH` must be set in production, and is `none`.
 */
export const compiledService = (env: Readonly<Record<string, string>> = {}): Launch => ({
  command: [join(app, "dist/signed-s3-api")],
  env: { ...production, ...env },
});

let compiled: Promise<unknown> | undefined;

/**
 * Compiles the service as it is now, once in a run: what an earlier run has left must not be measured.
 *
 * @throws {SetUpError} It does not compile.
 */
export function compileService(progress: Progress): Promise<unknown> {
  compiled ??= step(progress, "compiling the service", () =>
    runProgram(process.execPath, ["run", "--cwd", app, "build"], { cure: "See that apps/api builds." }),
  );
  return compiled;
}

/** The service, first of all rows: what the others are compared to. */
export const service: Peer = {
  name: "service",
  title: "**the service**, compiled, everything on",
  exchange: serviceExchange,
  async prepare(progress) {
    await compileService(progress);
    return compiledService();
  },
};

const token = "a-token-that-is-good-nowhere-else";

const withBearer = (exchange: Exchange, bearer: string): Exchange => {
  const authorized = ({ headers, ...rest }: Exchange["question"]): Exchange["question"] => ({
    ...rest,
    headers: { ...headers, authorization: `Bearer ${bearer}` },
  });
  const { mustRefuse } = exchange;
  const question = authorized(exchange.question);
  return { ...exchange, question, ...(mustRefuse && { mustRefuse: authorized(mustRefuse) }) };
};

/**
 * The service in other set-ups.
 *
 * @param issuer Whose tokens it takes with `AUTH=jwt`.
 */
export const serviceVariants = (issuer: Issuer): readonly Peer[] => [
  {
    name: "service-tokens",
    title: "the service, `AUTH=tokens`",
    exchange: withBearer(serviceExchange, token),
    prepare: async (progress) => {
      await compileService(progress);
      return compiledService({ AUTH: "tokens", AUTH_TOKENS: `somebody:${token}` });
    },
  },
  {
    name: "service-jwt",
    title: "the service, `AUTH=jwt`",
    exchange: withBearer(serviceExchange, issuer.token),
    prepare: async (progress) => {
      await compileService(progress);
      return compiledService({
        AUTH: "jwt",
        AUTH_JWKS_URL: issuer.jwksUrl,
        AUTH_ISSUER: issuer.name,
        AUTH_AUDIENCE: issuer.audience,
      });
    },
  },
  {
    name: "service-params",
    title: "the service, `GET /s3/params`",
    exchange: paramsExchange,
    prepare: service.prepare,
  },
  {
    name: "service-from-source",
    title: "the service, run from its sources",
    exchange: serviceExchange,
    prepare: async () => ({ command: [process.execPath, join(app, "src/main.ts")], env: production }),
  },
];
