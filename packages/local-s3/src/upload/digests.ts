import { createHash } from "node:crypto";
import { cyclicRedundancyCheck, type RunningChecksum } from "./cyclic-redundancy-check.ts";

/** Digests of bytes that come one after the other. */
export interface Digests {
  update(bytes: Uint8Array): void;
  /** The results. The last call. */
  results(): {
    /** MD5, hex: the object's ETag. */
    readonly md5: string;
    /** Base64, by the form field that bears the expected one. */
    readonly checksums: Readonly<Record<string, string>>;
  };
}

/** How the checksum of a form field is computed. */
const makers: ReadonlyMap<string, () => RunningChecksum> = new Map([
  ["x-amz-checksum-crc32", () => cyclicRedundancyCheck("crc32")],
  ["x-amz-checksum-crc32c", () => cyclicRedundancyCheck("crc32c")],
  ["x-amz-checksum-crc64nvme", () => cyclicRedundancyCheck("crc64nvme")],
  ["x-amz-checksum-sha1", () => hash("sha1")],
  ["x-amz-checksum-sha256", () => hash("sha256")],
]);

/**
 * Computes what a form wants to know of its file: the MD5 always, the other checksums only where a field asks for them.
 *
 * @param fieldNames The form's fields, in lower case.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 * @example
 * ```ts
 * const digests = digestsFor(["key", "x-amz-checksum-sha256"]);
 * digests.update(new Uint8Array());
 * digests.results().checksums["x-amz-checksum-sha256"]; // "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
 * ```
 */
export function digestsFor(fieldNames: Iterable<string>): Digests {
  const md5 = createHash("md5");
  const wanted = new Map<string, RunningChecksum>();
  for (const name of fieldNames) {
    const checksum = makers.get(name)?.();
    if (checksum) wanted.set(name, checksum);
  }
  return {
    update(bytes) {
      md5.update(bytes);
      for (const checksum of wanted.values()) checksum.update(bytes);
    },
    results() {
      const digest = md5.digest();
      return {
        md5: digest.toString("hex"),
        checksums: {
          "content-md5": digest.toString("base64"),
          ...Object.fromEntries([...wanted].map(([name, checksum]) => [name, checksum.base64()])),
        },
      };
    },
  };
}

function hash(algorithm: "sha1" | "sha256"): RunningChecksum {
  const running = createHash(algorithm);
  return { update: (bytes) => void running.update(bytes), base64: () => running.digest("base64") };
}
