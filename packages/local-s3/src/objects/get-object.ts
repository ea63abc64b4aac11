import { s3Error } from "../answer/s3-error.ts";
import type { ObjectRecord } from "../storage/object-file.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { byteRange } from "./byte-range.ts";

/**
 * Answers with an object, a range of it, or the news that it has not changed.
 *
 * @param request A GET or HEAD.
 * @param key The key that it asks for.
 * @param object What there is of that key; it is closed when the answer is done with.
 * @returns 200, 206 or 304.
 * @throws {S3Error} `NoSuchKey` or `InvalidRange`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function getObject(request: Request, key: string, object: StoredObject | undefined): Promise<Response> {
  if (!object) throw s3Error("NoSuchKey", { details: { Key: key } });
  try {
    return await answer(request, object);
  } catch (error) {
    await object.close();
    throw error;
  }
}

async function answer(request: Request, object: StoredObject): Promise<Response> {
  const { size } = object.record;
  const headers = headersOf(object.record);
  if (isKnown(request.headers.get("if-none-match"), headers.etag)) {
    await object.close();
    return new Response(null, { status: 304, headers });
  }
  const asked = request.headers.get("range");
  const range = byteRange(asked, size);
  if (range === null) {
    throw s3Error("InvalidRange", {
      details: { RangeRequested: asked ?? "", ActualObjectSize: size },
      headers: { "content-range": `bytes */${size}` },
    });
  }
  const { start, end } = range ?? { start: 0, end: size };
  const init = {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": `${end - start}`,
      ...(range ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
    },
  };
  if (request.method !== "HEAD") return new Response(await object.read(start, end), init);
  await object.close();
  return new Response(null, init);
}

function headersOf({ md5, lastModified, headers }: ObjectRecord): Readonly<Record<string, string>> & { etag: string } {
  return {
    ...headers,
    etag: `"${md5}"`,
    "last-modified": new Date(lastModified).toUTCString(),
    "accept-ranges": "bytes",
    // Anybody may have uploaded it, and a browser may open it on the origin of a page: it must not run there.
    "content-security-policy": "sandbox",
    "x-content-type-options": "nosniff",
  };
}

/** Whether an `If-None-Match` names the ETag; by RFC 9110 it is compared weakly. */
function isKnown(header: string | null, etag: string): boolean {
  const names = header?.split(",").map((name) => name.trim().replace(/^W\//, "")) ?? [];
  return names.includes("*") || names.includes(etag);
}
