import type { Credentials } from "@signed-s3/core";
import { bucketUrl, credentialProvider } from "@signed-s3/core/aws";
import { pageFiles as uploadPageFiles } from "@signed-s3/upload-page";
import { authenticator } from "./authentication/authenticator.ts";
import { bucketCheck } from "./bucket-check.ts";
import type { BucketConfig } from "./config/bucket-config.ts";
import type { Config } from "./config.ts";
import { createService } from "./create-app.ts";
import { credentialStore } from "./credential-store.ts";
import { type DevelopmentStore, developmentGreeting, startDevelopmentStore } from "./development.ts";
import { withWholeUrl } from "./http/whole-url.ts";
import { logOutput } from "./log-output.ts";
import { createLogger } from "./logger.ts";
import { startObservation } from "./observation/observation.ts";
import { type Observer, observed, showTo } from "./observation/observed.ts";
import { pageFiles } from "./openapi/page-files.ts";
import { shutDownOnSignal } from "./shutdown.ts";
import { locationOf, regionOf } from "./upload-profiles/bucket-location.ts";
import { selfChecks } from "./upload-profiles/self-checks.ts";
import { uploadProfiles } from "./upload-profiles/upload-profiles.ts";

const now = (): Date => new Date();

interface WhatToSignFor {
  readonly target: BucketConfig;
  readonly fetchCredentials: () => Promise<Credentials>;
  readonly development?: DevelopmentStore;
}

/** The bucket that is configured, with the credentials of the SDK's chain; else the development store with its own. */
async function whatToSignFor({ bucket, corsOrigins }: Config): Promise<WhatToSignFor> {
  if (bucket) return { target: bucket, fetchCredentials: credentialProvider };
  const development = await startDevelopmentStore(".uploads", corsOrigins);
  return { target: development.bucket, fetchCredentials: async () => development.credentials, development };
}

/** Serves until a signal ends it. */
export async function serve(config: Config): Promise<void> {
  const output = logOutput();
  process.on("exit", output.flush);
  const logger = createLogger(config.logLevel, output);
  const { target, fetchCredentials, development } = await whatToSignFor(config);
  for (const warning of config.warnings) logger.warn(warning);
  const location = locationOf(target);
  const { defaultProfile, profiles, locations } = uploadProfiles(config, target);

  const store = credentialStore({
    fetchCredentials,
    check: (credentials) => selfChecks(locations, credentials, now()),
    now,
    logger,
  });
  const bucketState = bucketCheck({ url: bucketUrl({ ...location, endpoint: target.endpoint }), now, logger });
  const observation = await startObservation({
    logger,
    output,
    tracesEndpoint: config.tracesEndpoint,
    signing: {
      credentials: store.current,
      credentialsSince: store.heldSince,
      bucketReachable: bucketState.reachable,
      clockOffset: bucketState.clockOffset,
      now,
    },
  });
  let draining = false;
  const { app, shortcuts } = createService({
    ...config,
    defaultProfile,
    profiles,
    authenticate: authenticator(config.auth, { now, logger }),
    credentials: store.current,
    region: regionOf(locations),
    retryAfterSeconds: store.retryAfterSeconds,
    unready: () => [...(draining ? ["draining"] : []), ...store.unready(), ...bucketState.unready()],
    bucketStatus: bucketState.status,
    metrics: observation.metrics,
    openApiPage: pageFiles,
    uploadPage: config.uploadPage
      ? { files: uploadPageFiles, wantsToken: config.auth.mode !== "none", postedTo: [...locations.keys()] }
      : undefined,
    peerAddress: (request) => server.requestIP(request)?.address,
    now,
    newUuid: () => crypto.randomUUID(),
    logger,
  });
  const lastOfConnection: Observer = ({ response }) => {
    if (draining) response.headers.set("connection", "close");
  };
  const show = showTo([...observation.observers, lastOfConnection]);
  const answer = observed(app.fetch, show);
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
    routes: shortcuts(show),
    fetch: (request) => answer(withWholeUrl(request)),
  });
  const { bucket, region } = target;
  logger.info({ url: server.url.href, bucket, region, signsFor: [...locations.keys()] }, "listening");
  if (development) {
    console.error(developmentGreeting(`http://localhost:${server.port}`, development, config.uploadPage));
  }

  shutDownOnSignal({
    begin() {
      draining = true;
      store.stop();
      bucketState.stop();
    },
    stopServer: () => server.stop(),
    end: observation.stop,
    // Nobody who develops has a load balancer in front, and ^C is to be quick.
    noticeMs: (signal) => (signal === "SIGINT" && !config.production ? 0 : 2000),
    logger,
  });
}
