import { xmlAnswer, xmlDocument } from "../answer/xml.ts";
import type { FormValues } from "../form/form-values.ts";

/** An object that a form has made. */
export interface PostedObject {
  readonly bucket: string;
  readonly key: string;
  /** In quotation marks. */
  readonly etag: string;
  /** The object's URL. */
  readonly location: string;
}

/**
 * Answers an upload as its form asks: by a redirect, with XML (201), or empty (200 or 204).
 *
 * @param form The form: `success_action_redirect` goes before `success_action_status`; a redirect that is no URL does not count.
 * @param object What it has made.
 * @returns 303, 201, 200, or 204 where nothing that S3 knows is asked for.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export function successAnswer(form: FormValues, object: PostedObject): Response {
  const { bucket, key, etag, location } = object;
  const headers = { etag, location };
  const redirect = redirectTo(form.get("success_action_redirect") ?? form.get("redirect"), object);
  if (redirect) return new Response(null, { status: 303, headers: { etag, location: redirect } });
  switch (form.get("success_action_status")) {
    case "200":
      return new Response(null, { status: 200, headers });
    case "201": {
      const xml = xmlDocument("PostResponse", { Location: location, Bucket: bucket, Key: key, ETag: etag });
      return xmlAnswer(xml, 201, headers);
    }
    default:
      return new Response(null, { status: 204, headers });
  }
}

function redirectTo(text: string | undefined, { bucket, key, etag }: PostedObject): string | undefined {
  const url = text ? URL.parse(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // Not `searchParams.append`: it would write the query that is there anew, in an encoding of its own.
  url.search = `${url.search ? `${url.search}&` : "?"}${new URLSearchParams({ bucket, key, etag })}`;
  return url.href;
}
