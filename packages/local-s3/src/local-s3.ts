import { randomBytes } from "node:crypto";
import { errorAnswer } from "./answer/error-answer.ts";
import { S3Error, s3Error } from "./answer/s3-error.ts";
import { crossOrigin } from "./cross-origin.ts";
import { letGo } from "./form/let-go.ts";
import { getObject } from "./objects/get-object.ts";
import { type LocalS3Options, settingsOf } from "./options.ts";
import { objectUrl, resourceOf } from "./resource.ts";
import { type Listening, type ListenOptions, listen } from "./server/listen.ts";
import { objectFolder } from "./storage/object-folder.ts";
import { postObject } from "./upload/post-object.ts";

/** A store that answers as S3 does. */
export interface LocalS3 {
  /** Answers a request. It never throws: what goes wrong is an answer as well. */
  fetch(request: Request): Promise<Response>;
  /** Serves {@link fetch} over HTTP. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** The keys of a bucket's objects, sorted. Rejects with a TypeError where the bucket is none of the store's. */
  list(bucket: string): Promise<readonly string[]>;
}

/**
 * Makes an S3 on a folder: `POST /{bucket}` takes signed forms as S3 does, `GET`, `HEAD` and `DELETE` of `/{bucket}/{key}` are
 * open to everyone. It opens no port and touches no file until it is asked to.
 *
 * @param options The folder, the buckets and how the store is set up.
 * @returns The store.
 * @throws {TypeError} A bucket's name is none that S3 takes, one of `corsOrigins` is none that a browser sends, or `publicUrl` is no
 *   URL of http or https.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 * @example
 * ```ts
 * const store = localS3({ folder: ".uploads", buckets: ["photos"] });
 * const answer = await store.fetch(new Request("http://localhost/photos", { method: "POST", body: form }));
 * ```
 */
export function localS3(options: LocalS3Options): LocalS3 {
  const { folder, buckets, credentials, region, now, publicUrl, corsOrigins, onError } = settingsOf(options);
  const objects = objectFolder(folder);
  const cors = crossOrigin(corsOrigins);

  const answer = async (request: Request): Promise<Response> => {
    if (request.method === "OPTIONS") return cors.preflight(request);
    const { bucket, key } = resourceOf(request.url);
    if (bucket === undefined) throw notAllowed(request, "OPTIONS");
    if (!buckets.includes(bucket)) throw s3Error("NoSuchBucket", { details: { BucketName: bucket } });
    if (key === undefined) {
      if (request.method !== "POST") throw notAllowed(request, "POST, OPTIONS");
      const base = publicUrl ?? new URL(request.url).origin;
      const locationOf = (posted: string): string => objectUrl(base, bucket, posted);
      return postObject(request, { bucket, region, objects, credentials, now, locationOf });
    }
    switch (request.method) {
      case "GET":
      case "HEAD":
        return getObject(request, key, await objects.open(bucket, key));
      case "DELETE":
        await objects.remove(bucket, key);
        return new Response(null, { status: 204 });
      default:
        throw notAllowed(request, "GET, HEAD, DELETE, OPTIONS");
    }
  };

  // Whoever is told of a fault may have one as well.
  const tell = (error: unknown): void => {
    try {
      onError(error);
    } catch (another) {
      console.error(another);
    }
  };

  const store: LocalS3 = {
    async fetch(request) {
      const requestId = randomBytes(8).toString("hex").toUpperCase();
      let date: string | undefined;
      const dated = async (): Promise<Response> => {
        date = now().toUTCString();
        return answer(request);
      };
      const response = await dated().catch((error: unknown) => {
        if (error instanceof S3Error) return errorAnswer(error, requestId);
        tell(error);
        return errorAnswer(s3Error("InternalError"), requestId);
      });
      if (request.body && !request.bodyUsed && !request.body.locked) letGo(request.body.getReader());
      cors.open(request, response.headers);
      response.headers.set("x-amz-request-id", requestId);
      // None where the clock itself is at fault.
      if (date !== undefined) response.headers.set("date", date);
      return request.method === "HEAD" ? new Response(null, response) : response;
    },
    listen: (listenOptions) => listen((request) => store.fetch(request), listenOptions),
    async list(bucket) {
      if (!buckets.includes(bucket)) throw new TypeError(`${JSON.stringify(bucket)} is none of the store's buckets`);
      return objects.list(bucket);
    },
  };
  return store;
}

function notAllowed({ method }: Request, allow: string): S3Error {
  return s3Error("MethodNotAllowed", { details: { Method: method }, headers: { allow } });
}
