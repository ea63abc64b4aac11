import type { Credentials, UploadProfile } from "@signed-s3/core";
import { signer } from "@signed-s3/core";
import { byNothing } from "../../src/authentication/authenticate.ts";
import { type App, type AppOptions, createApp } from "../../src/create-app.ts";
import { createLogger } from "../../src/logger.ts";

export const path = "/api/v2/s3/create_signed_url";
export const uuid = "e090cbd2-ded4-4fd4-be23-4c17ad77ca07";
export const credentials: Credentials = { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" };

export const defaultProfile: UploadProfile = {
  sign: signer({
    bucket: "etapidirectbuckettest",
    region: "us-east-1",
    url: "http://localhost:9000/etapidirectbuckettest",
  }),
  keyTemplate: "direct_uploads/{uuid}",
  limits: { expiresInSeconds: 3600 },
};

/** How the API's documentation shows the service: its clock, key, bucket and credentials. */
export const testOptions: AppOptions = {
  defaultProfile,
  authenticate: byNothing,
  requestMaxBytes: 65_536,
  credentials: () => credentials,
  retryAfterSeconds: () => 1,
  unready: () => [],
  now: () => new Date("2019-02-20T18:40:23Z"),
  newUuid: () => "b8a12730-67b9-449f-96cd-7d0e3542fa94",
  logger: createLogger("silent"),
};

/** The service as the API's documentation shows it. */
export const testApp = (changes: Partial<AppOptions> = {}): App => createApp({ ...testOptions, ...changes });

/** How a request reaches the service: in process, or over a port. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

export const inProcess =
  (app: App): Send =>
  (target, init) =>
    app.handle(new Request(`http://localhost:3000${target}`, init));

export const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
export const form = (body: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body,
});
