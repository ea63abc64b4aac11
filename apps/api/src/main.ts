import { signer } from "@signed-s3/core";
import { bucketUrl, credentialProvider, selfCheck } from "@signed-s3/core/aws";
import { ConfigError, readConfig } from "./config.ts";
import { createApp } from "./create-app.ts";
import { credentialStore } from "./credential-store.ts";
import { developmentBucket, developmentCredentials } from "./development.ts";
import { createLogger } from "./logger.ts";

/** sysexits.h: EX_CONFIG. */
const badConfiguration = 78;

function start(): void {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const { bucket, region, publicEndpoint: endpoint, forcePathStyle } = config.bucket ?? developmentBucket;
  const location = { bucket, region, endpoint, forcePathStyle };
  const now = () => new Date();

  const store = credentialStore({
    fetchCredentials: config.bucket ? credentialProvider : async () => developmentCredentials,
    check: (credentials) => selfCheck(location, credentials, now()),
    now,
    logger,
  });
  let draining = false;
  const app = createApp({
    ...config,
    defaultProfile: {
      sign: signer({ bucket, region, url: bucketUrl(location) }),
      keyTemplate: `${config.keyPrefix}{uuid}`,
      limits: config.limits,
    },
    credentials: store.current,
    retryAfterSeconds: store.retryAfterSeconds,
    unready: () => [...(draining ? ["draining"] : []), ...store.unready()],
    now,
    newUuid: () => crypto.randomUUID(),
    logger,
  });
  const server = Bun.serve({
    port: config.port,
    hostname: config.host,
    // The service refuses a long body itself, with an answer that says so; the server's own limit would say nothing.
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    fetch: app.fetch,
  });
  logger.info({ url: server.url.href, bucket, region, signsFor: bucketUrl(location) }, "listening");
  if (!config.bucket) {
    logger.warn(
      { endpoint, accessKeyId: developmentCredentials.accessKeyId },
      "S3_BUCKET is not set: signing with the documentation's development credentials",
    );
  }

  const drain = async () => {
    if (draining) process.exit(1);
    draining = true;
    store.stop();
    await server.stop();
    process.exit(0);
  };
  process.on("SIGTERM", drain);
  process.on("SIGINT", drain);
}

try {
  start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`The configuration is wrong:\n${error.problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exit(badConfiguration);
}
