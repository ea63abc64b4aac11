import type { Credentials } from "@signed-s3/core";
import { s3Error } from "../answer/s3-error.ts";
import { formValues } from "../form/form-values.ts";
import { type ReceivedFile, type ReceivedForm, receiveForm, wrongNumberOfFiles } from "../form/receive-form.ts";
import type { IncomingObject } from "../storage/incoming-object.ts";
import type { ObjectFolder } from "../storage/object-folder.ts";
import { digestsFor } from "./digests.ts";
import { checkFile, checkForm, type FormToCheck } from "./form-check.ts";
import { objectHeaders } from "./object-headers.ts";
import { successAnswer } from "./success-answer.ts";

/** Where a form is posted to. */
export interface PostTarget {
  readonly bucket: string;
  /** Undefined: any will do. */
  readonly region?: string | undefined;
  readonly objects: ObjectFolder;
  readonly credentials: readonly Credentials[];
  readonly now: () => Date;
  /** An object's URL. */
  readonly locationOf: (key: string) => string;
}

/**
 * Uploads an object by form: S3's POST Object. The form is checked before its file is read, the file goes to disk as it comes,
 * and the object is there when all has come and all is right; in any other case nothing is left of it.
 *
 * @param request The request.
 * @param target Where it goes.
 * @returns The answer that the form asks for.
 * @throws {S3Error} What S3 says to such a form or file.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function postObject(request: Request, target: PostTarget): Promise<Response> {
  const received = await receiveForm(contentTypeOf(request), request.body ?? new Blob([]).stream());
  try {
    if (!received.file) throw wrongNumberOfFiles(0);
    return await store(request, received, received.file, target);
  } finally {
    received.cancel();
  }
}

async function store(
  request: Request,
  received: ReceivedForm,
  file: ReceivedFile,
  { bucket, region, objects, credentials, now, locationOf }: PostTarget,
): Promise<Response> {
  const form = formValues(received);
  // S3 looks at the clock once, when the form arrives: a long upload does not expire on its way.
  const upload: FormToCheck = { received, form, bucket, region, credentials, now: now() };
  const largest = checkForm(upload);
  const headers = objectHeaders(form);
  const key = form.get("key") ?? "";

  const incoming = await objects.receive();
  try {
    const announced = Number(request.headers.get("content-length"));
    const { size, md5, checksums } = await save(file, incoming, form.keys(), (read) => {
      // The rest would be read for nothing. S3, too, tells what was announced.
      if (read > largest) checkFile(upload, { size: read, checksums: {} }, Math.max(read, announced));
    });
    checkFile(upload, { size, checksums });
    await objects.commit(incoming, bucket, { key, size, md5, lastModified: now().toISOString(), headers });
    return successAnswer(form, { bucket, key, etag: `"${md5}"`, location: locationOf(key) });
  } finally {
    await incoming.discard();
  }
}

async function save(
  file: ReceivedFile,
  incoming: IncomingObject,
  fieldNames: Iterable<string>,
  checkSize: (size: number) => void,
): Promise<{ size: number; md5: string; checksums: Readonly<Record<string, string>> }> {
  const digests = digestsFor(fieldNames);
  let size = 0;
  for await (const bytes of file.bytes) {
    size += bytes.length;
    checkSize(size);
    const written = incoming.append(bytes);
    digests.update(bytes);
    await written;
  }
  return { size, ...digests.results() };
}

function contentTypeOf(request: Request): string {
  const contentType = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(contentType)) return contentType;
  const condition = "Bucket POST must be of the enclosure-type multipart/form-data";
  throw s3Error("PreconditionFailed", { details: { Condition: condition } });
}
