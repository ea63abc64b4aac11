import type { MatrixCase } from "../matrix-case.ts";
import { bucketCases } from "./buckets.ts";
import { checksumCases } from "./checksums.ts";
import { conditionCases } from "./conditions.ts";
import { contentLengthRangeCases } from "./content-length-range.ts";
import { contentTypeCases } from "./content-type.ts";
import { expirationCases } from "./expiration.ts";
import { fieldCases } from "./fields.ts";
import { fileNameCases } from "./file-name.ts";
import { keyCases } from "./keys.ts";
import { metadataCases, objectSettingCases, taggingCases } from "./object-settings.ts";
import { policyCases } from "./policies.ts";
import { sessionTokenCases, signatureCases } from "./signature.ts";
import { successCases } from "./success.ts";
import { unicodeCases } from "./unicode.ts";

/** Everything that is judged, by what it is about. */
export const matrix: Readonly<Record<string, readonly MatrixCase[]>> = {
  keys: keyCases,
  unicode: unicodeCases,
  "file names": fileNameCases,
  conditions: conditionCases,
  "content-length-range": contentLengthRangeCases,
  "content types": contentTypeCases,
  fields: fieldCases,
  expiration: expirationCases,
  policies: policyCases,
  signatures: signatureCases,
  "session tokens": sessionTokenCases,
  checksums: checksumCases,
  tags: taggingCases,
  metadata: metadataCases,
  "object settings": objectSettingCases,
  "success actions": successCases,
  buckets: bucketCases,
};
