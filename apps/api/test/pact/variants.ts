import { noOtherCredentials } from "../credentials-fakes/no-other-credentials.ts";
import { type Service, type ServiceRuntime, startService } from "../service.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const tokens = "reader:token-of-a-reader,editor:token-of-an-editor";
const credentials = { AWS_ACCESS_KEY_ID: "accessKey1", AWS_SECRET_ACCESS_KEY: "verySecretKey1" };
/** To sign takes no store: nobody listens at its endpoint. */
const usual = {
  S3_BUCKET: "photos",
  AWS_REGION: "eu-central-1",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  REQUEST_MAX_BYTES: "4096",
  LOG_LEVEL: "error",
};

/** The service as real processes, one for each way to configure it that provider states need. */
export const startVariant = {
  open: (runtime) => startService({ ...usual, ...credentials }, undefined, runtime),
  async guarded(runtime) {
    await using folder = await temporaryFolder();
    const profiles = JSON.stringify({ avatars: { allowed: { tokens: ["editor"] } } });
    const UPLOAD_PROFILES_FILE = await folder.write("profiles.json", profiles);
    const variables = { ...usual, ...credentials, AUTH: "tokens", AUTH_TOKENS: tokens, UPLOAD_PROFILES_FILE };
    return await startService(variables, undefined, runtime);
  },
  withoutCredentials: (runtime) =>
    startService({ ...usual, ...noOtherCredentials, AWS_EC2_METADATA_DISABLED: "true" }, "/health/live", runtime),
  limited: (runtime) => startService({ ...usual, ...credentials, RATE_LIMIT_PER_MINUTE: "1" }, undefined, runtime),
} as const satisfies Record<string, (runtime: ServiceRuntime) => Promise<Service>>;

export type Variant = keyof typeof startVariant;
