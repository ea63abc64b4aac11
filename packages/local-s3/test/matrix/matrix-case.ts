import type { FindingCode } from "@signed-s3/contracts";
import type { DepartureName } from "./departures.ts";
import type { Signing } from "./signing.ts";

/** A form's fields, in order, without the file. */
export type Entries = readonly (readonly [name: string, value: string])[];

/** The file of a form. */
export interface UploadedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Undefined: the part has no `filename`. */
  readonly name: string | undefined;
}

/** A form with its file, as it is posted. */
export interface Upload {
  readonly entries: Entries;
  readonly file: UploadedFile;
  /** The bucket of the URL. */
  readonly bucket: string;
}

/** One line of the matrix: what is posted, and what S3 says to it by its documentation. */
export interface MatrixCase {
  /** What is posted; ends the sentence "accepts …" or "refuses …". */
  readonly title: string;
  /** Why S3 says so. */
  readonly why: string;
  readonly form: (signing: Signing) => Entries;
  /** Default: five bytes of text. */
  readonly file?: UploadedFile;
  /** Default: the bucket that the form is signed for. */
  readonly bucket?: string;
  readonly expected: "accepted" | FindingCode;
  /** S3's code, where it is not the usual one of the finding. */
  readonly s3Code?: string;
  /** The key of the object that an accepted form makes. Default: the form's. */
  readonly storedAs?: string;
  /** It takes what no form shows, such as which buckets there are: the stores know, the verifier can't. */
  readonly beyondTheForm?: true;
  /** Where MinIO does otherwise. */
  readonly departs?: {
    readonly kind: DepartureName;
    /** What it answers: accepted, or a code of its own. */
    readonly minio: string;
    /** The key of the object that it makes. Default: S3's. */
    readonly storedAs?: string;
  };
  /** The first finding, given the form and MinIO's answer, where MinIO leads elsewhere than S3. Default: what is expected. */
  readonly explainedAs?: FindingCode;
}
