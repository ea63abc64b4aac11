import type { Credentials } from "@signed-s3/core";
import { credentialProvider } from "@signed-s3/core/aws";
import { pageFiles as uploadPageFiles } from "@signed-s3/upload-page";
import type { BucketConfig } from "./config/bucket-config.ts";
import type { Config } from "./config.ts";
import { withWholeUrl } from "./http/whole-url.ts";
import { logOutput } from "./log-output.ts";
import { startService } from "./running-service.ts";
import { stopServer } from "./stop-server.ts";
import { tellSupervisor } from "./workers.ts";

interface WhatToSignFor {
  readonly target: BucketConfig;
  readonly fetchCredentials: () => Promise<Credentials>;
  /** What to tell who has just started the service, by where it listens. */
  readonly greeting?: (serviceUrl: string) => string;
}

/** The bucket that is configured, with the credentials of the SDK's chain; else the development store with its own. */
async function whatToSignFor(config: Config): Promise<WhatToSignFor> {
  const { bucket, corsOrigins, uploadPage, uploadProfiles } = config;
  if (bucket) return { target: bucket, fetchCredentials: credentialProvider };
  const { developmentGreeting, startDevelopmentStore } = await import("./development.ts");
  const places = [...uploadProfiles.values()].map(({ place }) => place);
  const others = places.flatMap(({ bucket, publicEndpoint }) => (publicEndpoint ? [] : (bucket ?? [])));
  const store = await startDevelopmentStore(".uploads", corsOrigins, others);
  return {
    target: store.bucket,
    fetchCredentials: async () => store.credentials,
    greeting: (serviceUrl) => developmentGreeting(serviceUrl, store, uploadPage),
  };
}

/** Serves until a signal ends it. */
export async function serve(config: Config): Promise<void> {
  const { target, fetchCredentials, greeting } = await whatToSignFor(config);
  const { answer, shortcuts, listening } = await startService(config, {
    target,
    fetchCredentials,
    output: logOutput(),
    uploadPageFiles,
    peerAddress: (request) => server.requestIP(request)?.address,
  });
  const server = Bun.serve({
    port: config.listen.port,
    hostname: config.listen.host,
    // Only among workers: two services that share a port by mistake would each get half of the requests.
    reusePort: config.listen.workers > 1,
    // The service refuses a long body itself, with an answer that says so; the server's own limit would say nothing.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    // Longer than load balancers keep an idle connection (60 s mostly): they would else send a request down one that is just
    // ending. Headers that come slowly are cut off by the server itself, after 12 s.
    idleTimeout: 75,
    routes: shortcuts,
    fetch: (request) => answer(withWholeUrl(request)),
  });
  listening(server.url.href, () => stopServer(server));
  tellSupervisor();
  if (greeting) console.error(greeting(`http://localhost:${server.port}`));
}
