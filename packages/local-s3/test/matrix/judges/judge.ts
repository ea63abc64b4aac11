import type { Finding } from "@signed-s3/contracts";
import type { Upload } from "../matrix-case.ts";

/** What becomes of an upload. */
export type Judgement =
  | { readonly accepted: true /** The key of the object it has made. */; readonly storedAs?: string }
  | {
      readonly accepted: false;
      /** S3's error code. */
      readonly code: string;
      /** The store's answer, as it came. */
      readonly answer?: string;
      /** All that is wrong, if the judge tells. */
      readonly findings?: readonly Finding[];
    };

/** Takes uploads or refuses them. */
export type Judge = (upload: Upload) => Promise<Judgement>;
