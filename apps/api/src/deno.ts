// The service on Deno: docs/runtimes.md has the command with the permissions.
import { schemas, secretNames } from "./config/read-variables.ts";
import { fileVariableOf } from "./config/secret-files.ts";
import { ConfigError, readConfig } from "./config.ts";
import { withWholeUrl } from "./http/whole-url.ts";
import { logOutput } from "./log-output.ts";
import { startService } from "./running-service.ts";

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
function environment(): Record<string, string> {
  const names = [...Object.keys(schemas), ...secretNames.map(fileVariableOf)];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function serve(): Promise<void> {
  const variables = environment();
  const config = readConfig(variables);
  const { bucket, awsVariables, listen } = config;
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = { ...variables, ...awsVariables };
  if (listen.workers > 1) throw new ConfigError(["WORKERS must be 1 on Deno"], []);
  // The SDK's chain would look for profiles and roles all over the machine; there is no development store either.
  if (!bucket || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    const problem = "S3_BUCKET, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set on Deno, and granted to it";
    throw new ConfigError([problem], []);
  }
  const peers = new WeakMap<Request, string>();
  const { answer, listening } = await startService(config, {
    target: bucket,
    fetchCredentials: async () => ({
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    }),
    output: logOutput(),
    peerAddress: (request) => peers.get(request),
  });
  const { port, host: hostname } = listen;
  const server = Deno.serve({ port, hostname, onListen() {} }, (sent, { remoteAddr }) => {
    const request = withWholeUrl(sent);
    if (remoteAddr.hostname) peers.set(request, remoteAddr.hostname);
    return answer(request);
  });
  listening(`http://${server.addr.hostname}:${server.addr.port}/`, () => server.shutdown());
}

try {
  await serve();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(
    ["The configuration is wrong:", ...[...error.problems, ...error.warnings].map((line) => `  ${line}`)].join("\n"),
  );
  process.exit(78);
}
