import { noOtherCredentials } from "../credentials-fakes/no-other-credentials.ts";
import { type Service, startService } from "../service.ts";
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
  open: () => startService({ ...usual, ...credentials }),
  async guarded() {
    await using folder = await temporaryFolder();
    const profiles = JSON.stringify({ avatars: { allowed: { tokens: ["editor"] } } });
    const UPLOAD_PROFILES_FILE = await folder.write("profiles.json", profiles);
    return await startService({ ...usual, ...credentials, AUTH: "tokens", AUTH_TOKENS: tokens, UPLOAD_PROFILES_FILE });
  },
  withoutCredentials: () =>
    startService({ ...usual, ...noOtherCredentials, AWS_EC2_METADATA_DISABLED: "true" }, "/health/live"),
  limited: () => startService({ ...usual, ...credentials, RATE_LIMIT_PER_MINUTE: "1" }),
} as const satisfies Record<string, () => Promise<Service>>;

export type Variant = keyof typeof startVariant;
