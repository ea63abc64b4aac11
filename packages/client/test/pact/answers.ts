import { acceptedExample } from "@signed-s3/contracts/examples";
import { like, listWith, regex } from "./matchers.ts";

export const uuid: string = acceptedExample.uuid;

/** Headers or members of a body, by their names; each can be a matcher. */
type Parts = Readonly<Record<string, unknown>>;

/** A uuid of the service's own. */
export const anyUuid: unknown = regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", uuid);

/** The headers of every answer. */
export const answerHeaders: Parts = {
  // With the space: some compare it as text.
  "Content-Type": regex("^application/json; charset=utf-8$", "application/json; charset=utf-8"),
  "Cache-Control": "no-cache",
  "X-Request-Id": regex("^[!-~]{1,128}$", "774ed1b5-dd6e-4a6e-a4a7-6ba26700bf70"),
  "X-Runtime": regex("^\\d+\\.\\d{6}$", "0.059836"),
};

/** In how many seconds to ask again. */
export const retryAfter: Parts = { "Retry-After": regex("^[1-9]\\d*$", "7") };

const { url, fields } = acceptedExample.data;

export const anyUrl: unknown = regex("^https?://.+$", url);

/** The fields that each form has. */
export const formFields: Parts = {
  key: regex("^direct_uploads/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", fields.key),
  success_action_status: "201",
  policy: regex("^eyJ[A-Za-z0-9+/]+={0,2}$", fields.policy),
  "x-amz-credential": regex("^[^/]+/\\d{8}/[a-z0-9-]+/s3/aws4_request$", fields["x-amz-credential"]),
  "x-amz-algorithm": "AWS4-HMAC-SHA256",
  "x-amz-date": regex("^\\d{8}T\\d{6}Z$", fields["x-amz-date"]),
  "x-amz-signature": regex("^[0-9a-f]{64}$", fields["x-amz-signature"]),
};

/**
 * A refusal. Its titles and details are for persons: their words are no part of the contract.
 *
 * @param about The request's uuid and command, as far as they are known.
 * @param errors What is wrong, each with its place.
 */
export function refusal(
  status: number,
  about: { readonly uuid: string | null; readonly command: string | null },
  errors: readonly (readonly [code: string, source: string | null])[],
): unknown {
  const members = errors.map(([code, source]) => ({
    status,
    code,
    title: like("What is wrong"),
    detail: like("What to do about it."),
    source,
    command: about.command,
    uuid: about.uuid,
  }));
  return { status: "not_accepted", uuid: about.uuid, errors: listWith(...members) };
}
