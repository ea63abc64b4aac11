import type { MinioServer } from "@signed-s3/testkit";
import { examine } from "../../../src/doctor/examine.ts";
import type { CheckResult } from "../../../src/doctor/result.ts";
import type { Setup } from "../../../src/doctor/setup.ts";

export const bucket = "uploads";
export const page = "https://app.example";

/** A set-up that is right for a MinIO server. */
export const setupFor = (minio: MinioServer, changes: Partial<Setup> = {}): Setup => ({
  bucket,
  region: minio.region,
  endpoint: minio.endpoint,
  publicEndpoint: minio.endpoint,
  forcePathStyle: undefined,
  keyPrefix: "direct_uploads/",
  origins: [page],
  maxBytes: 1_000_000,
  fetchCredentials: async () => ({ accessKeyId: minio.accessKeyId, secretAccessKey: minio.secretAccessKey }),
  now: () => new Date(),
  newUuid: () => crypto.randomUUID(),
  ...changes,
});

/** What doctor has found of a set-up. */
export interface Examined {
  /** The result of a check, without its name. */
  readonly of: (name: string) => Omit<CheckResult, "name">;
  /** The names of the checks that went bad. */
  readonly bad: readonly string[];
  /** The names of those that warn of something of their own. */
  readonly warn: readonly string[];
}

export async function examined(setup: Setup): Promise<Examined> {
  const results = await examine(setup);
  const named = (keep: (result: CheckResult) => boolean) => results.filter(keep).map(({ name }) => name);
  return {
    of(name) {
      const result = results.find((candidate) => candidate.name === name);
      if (!result) throw new Error(`There is no check ${name}`);
      const { name: _, ...finding } = result;
      return finding;
    },
    bad: named(({ level }) => level === "bad"),
    warn: named(({ level, message }) => level === "warn" && !message.startsWith("not checked: cure")),
  };
}
