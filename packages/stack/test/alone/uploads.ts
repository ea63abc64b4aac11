import type { SignedForm } from "@signed-s3/contracts";
import { uploadForm } from "@signed-s3/testkit";

/** What became of an upload by one of a load's forms. */
export interface TriedUpload {
  /** The number of the request that the form answers. */
  readonly number: number;
  /** The second of the load in which the form came. */
  readonly second: number;
  readonly key: string;
  readonly sent: string;
  /** What the store answered; in words where it didn't. */
  readonly answered: number | string;
}

/** Uploads by a form and tells what came of it, whatever that is. */
export async function tryUpload(form: SignedForm, number: number, second: number): Promise<TriedUpload> {
  const sent = `bytes of request ${number}`;
  const answered = await uploadForm(form, sent).then(
    ({ status, body }) => (status === 201 ? status : `${status} ${body}`),
    (error: unknown) => String(error),
  );
  return { number, second, key: form.fields.key, sent, answered };
}

/** Which uploads were not taken, or whose bytes the store doesn't give back. */
export async function failedUploads(uploads: readonly TriedUpload[], storeUrl: string): Promise<TriedUpload[]> {
  const store = new Bun.S3Client({
    endpoint: storeUrl,
    bucket: "uploads",
    accessKeyId: "stack-user",
    secretAccessKey: "stack-password",
  });
  const kept = await Promise.all(
    uploads.map(async (upload) => {
      const bytes = upload.answered === 201 ? await store.file(upload.key).text() : undefined;
      return bytes === upload.sent;
    }),
  );
  return uploads.filter((_, index) => !kept[index]);
}
