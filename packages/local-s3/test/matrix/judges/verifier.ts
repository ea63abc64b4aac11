import { type Finding, findingCodes } from "@signed-s3/contracts";
import { signatureOf } from "@signed-s3/core";
import { type FileFacts, type FormEntries, verifyForm } from "@signed-s3/core/verifier";
import { digestsFor } from "../../../src/upload/digests.ts";
import type { Upload } from "../matrix-case.ts";
import type { KnownCredentials } from "../signing.ts";
import type { Judge } from "./judge.ts";

/** The verifier, with all that can be known before an upload, the secrets among it. */
export function verifierJudge({ permanent, temporary }: KnownCredentials, now: Date): Judge {
  const known = new Map([permanent, temporary].map((pair) => [pair.accessKeyId, pair.secretAccessKey]));
  return async (upload) => {
    const { findings } = verifyForm({
      ...factsOf(upload),
      now,
      signatureOf: signatureOf((accessKeyId) => known.get(accessKeyId)),
    });
    const [first] = findings;
    return first ? { accepted: false, code: s3CodeOf(first), findings } : { accepted: true };
  };
}

/** An upload in the verifier's words: what a browser knows of it. */
export function factsOf({ entries, file, bucket }: Upload): { fields: FormEntries; bucket: string; file: FileFacts } {
  const digests = digestsFor(entries.map(([name]) => name.toLowerCase()));
  digests.update(file.bytes);
  const { checksums } = digests.results();
  return {
    fields: entries,
    bucket,
    file: { size: file.bytes.length, contentType: file.contentType, name: file.name, checksums },
  };
}

// A form without a policy is anybody's, and S3 says to anybody that the bucket is private.
function s3CodeOf({ code, expected }: Finding): string {
  return code === "field_missing" && expected === "policy" ? "AccessDenied" : findingCodes[code].s3Code;
}
