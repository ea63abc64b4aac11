// The service on Deno: docs/runtimes.md has the command with the permissions.
import { credentialProvider } from "@signed-s3/core/aws";
import { loadConfig } from "./config/load-config.ts";
import { schemas, secretNames } from "./config/read-variables.ts";
import { type Environment, fileVariableOf } from "./config/secret-files.ts";
import { ConfigError } from "./config.ts";
import { withWholeUrl } from "./http/whole-url.ts";
import { logOutput } from "./log-output.ts";
import { startService } from "./running-service.ts";
import { startFailure } from "./start-failure.ts";

/** What this file uses of Deno, whose own types would be in the way of Bun's. */
declare const Deno: {
  readonly env: { readonly get: (name: string) => string | undefined };
  readonly serve: (
    options: { readonly port: number; readonly hostname: string; readonly onListen: () => void },
    handler: (request: Request, info: PeerInfo) => Response | Promise<Response>,
  ) => { readonly addr: { readonly hostname: string; readonly port: number }; readonly shutdown: () => Promise<void> };
};

interface PeerInfo {
  readonly remoteAddr: { readonly hostname?: string };
}

/** The variables of the service by their names: to list all that there are would need a permission for all. */
function environment(): Environment {
  const names = [...Object.keys(schemas), ...secretNames.map(fileVariableOf)];
  return Object.fromEntries(names.map((name) => [name, Deno.env.get(name)]));
}

async function serve(): Promise<void> {
  const config = loadConfig(environment());
  const { bucket, listen, awsVariables } = config;
  const notGranted = Object.keys(awsVariables).filter((name) => Deno.env.get(name) === undefined);
  const problems = [
    ...(bucket ? [] : ["S3_BUCKET must be set on Deno, and granted to it: there is no store for development"]),
    ...(listen.workers > 1 ? ["WORKERS must be 1 on Deno"] : []),
    ...notGranted.map((name) => `${fileVariableOf(name)} must come with --allow-env=${name}, which it sets`),
  ];
  if (!bucket || problems.length > 0) throw new ConfigError(problems, []);

  const peers = new WeakMap<Request, string>();
  const { answer, listening } = await startService(config, {
    target: bucket,
    fetchCredentials: credentialProvider,
    output: logOutput(),
    peerAddress: (request) => peers.get(request),
  });
  const inFlight = new Set<Promise<Response>>();
  const server = Deno.serve({ port: listen.port, hostname: listen.host, onListen() {} }, (sent, { remoteAddr }) => {
    const request = withWholeUrl(sent);
    if (remoteAddr.hostname) peers.set(request, remoteAddr.hostname);
    const answered = answer(request);
    if (answered instanceof Response) return answered;
    inFlight.add(answered);
    return answered.finally(() => inFlight.delete(answered));
  });
  const { addr } = server;
  const host = addr.hostname.includes(":") ? `[${addr.hostname}]` : addr.hostname;
  listening(`http://${host}:${addr.port}/`, async () => {
    // A shutdown breaks off the bodies that are on their way: https://github.com/denoland/deno/issues/36809
    await Promise.allSettled(inFlight);
    await server.shutdown();
  });
}

try {
  await serve();
} catch (error) {
  const failure = startFailure(error, Deno.env.get("PORT"));
  if (!failure) throw error;
  console.error(failure.message);
  process.exit(failure.code);
}
