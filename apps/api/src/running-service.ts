import type { Credentials } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import { authenticator } from "./authentication/authenticator.ts";
import { bucketCheck } from "./bucket-check.ts";
import type { BucketConfig } from "./config/bucket-config.ts";
import type { Config } from "./config.ts";
import { createService } from "./create-app.ts";
import { credentialStore } from "./credential-store.ts";
import type { LogOutput } from "./log-output.ts";
import { createLogger, type Logger } from "./logger.ts";
import type { UploadPageOptions } from "./modules/upload-page/index.ts";
import { startObservation } from "./observation/observation.ts";
import { type Fetch, type Observer, observed, showTo } from "./observation/observed.ts";
import { pageFiles } from "./openapi/page-files.ts";
import type { Shortcuts } from "./shortcut.ts";
import { type ShutdownOptions, shutDownOnSignal } from "./shutdown.ts";
import { locationOf, regionOf } from "./upload-profiles/bucket-location.ts";
import { selfChecks } from "./upload-profiles/self-checks.ts";
import { uploadProfiles } from "./upload-profiles/upload-profiles.ts";

const now = (): Date => new Date();

/** What a service is started with beside its configuration: what its runtime has to give. */
export interface Surroundings {
  readonly target: BucketConfig;
  readonly fetchCredentials: () => Promise<Credentials>;
  readonly output: LogOutput;
  readonly peerAddress: (request: Request) => string | undefined;
  /** The files of the page to try an upload. Default: there is no page, whatever is configured. */
  readonly uploadPageFiles?: UploadPageOptions["files"];
}

/** A service that looks after its credentials and its bucket, and listens nowhere yet. */
export interface RunningService {
  readonly answer: Fetch;
  /** For a server that finds routes by itself. */
  readonly shortcuts: Shortcuts;
  readonly logger: Logger;
  /** Says in the log where it listens, and from now on ends as a signal tells it to. */
  readonly listening: (url: string, stopServer: ShutdownOptions["stopServer"]) => void;
}

/** Starts all of the service but its server, which is the runtime's own. */
export async function startService(config: Config, surroundings: Surroundings): Promise<RunningService> {
  const { target, fetchCredentials, output, peerAddress, uploadPageFiles } = surroundings;
  process.on("exit", output.flush);
  const logger = createLogger(config.logLevel, output);
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
  let draining = false;
  const unready = () => [...(draining ? ["draining"] : []), ...store.unready(), ...bucketState.unready()];
  const observation = await startObservation({
    logger,
    output,
    traces: config.traces,
    signing: {
      unready,
      credentials: store.current,
      credentialsSince: store.heldSince,
      bucketReachable: bucketState.reachable,
      clockOffset: bucketState.clockOffset,
      now,
    },
  });
  const { app, shortcuts } = createService({
    ...config,
    defaultProfile,
    profiles,
    authenticate: authenticator(config.auth, { now, logger }),
    credentials: store.current,
    region: regionOf(locations),
    retryAfterSeconds: store.retryAfterSeconds,
    unready,
    bucketStatus: bucketState.status,
    metrics: observation.metrics,
    openApiPage: pageFiles,
    uploadPage:
      config.uploadPage && uploadPageFiles
        ? { files: uploadPageFiles, wantsToken: config.auth.mode !== "none", postedTo: [...locations.keys()] }
        : undefined,
    peerAddress,
    now,
    newUuid: () => crypto.randomUUID(),
    logger,
  });
  const lastOfConnection: Observer = ({ response }) => {
    if (draining) response.headers.set("connection", "close");
  };
  const show = showTo([...observation.observers, lastOfConnection]);
  return {
    answer: observed(app.fetch, show),
    shortcuts: shortcuts(show),
    logger,
    listening(url, stopServer) {
      const { bucket, region } = target;
      logger.info({ url, bucket, region, signsFor: [...locations.keys()] }, "listening");
      shutDownOnSignal({
        begin() {
          draining = true;
          store.stop();
          bucketState.stop();
        },
        stopServer,
        end: observation.stop,
        // Nobody who develops has a load balancer in front, and ^C is to be quick.
        noticeMs: (signal) => (signal === "SIGINT" && !config.production ? 0 : 2000),
        logger,
      });
    },
  };
}
