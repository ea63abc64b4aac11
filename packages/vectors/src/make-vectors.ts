import { dateStamp, SigningError, signer, signingKey } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import { documented } from "./definitions/basics.ts";
import { characters } from "./definitions/characters.ts";
import { conditions } from "./definitions/conditions.ts";
import { locations } from "./definitions/locations.ts";
import { refusals } from "./definitions/refusals.ts";
import { refusedRequests } from "./definitions/requests.ts";
import { timesAndCredentials } from "./definitions/times-and-credentials.ts";
import { answerTo } from "./service.ts";
import { signOptions } from "./sign-options.ts";
import type { Definition, RefusedInput, RefusedRequest, SigningVector, UrlVector } from "./vector.ts";

/**
 * Makes the vectors that contracts publishes, out of their definitions, by core.
 *
 * @returns The content of each file, by its name.
 */
export function makeVectors(): Readonly<Record<string, readonly unknown[]>> {
  return {
    "signing.json": [documented, ...timesAndCredentials, ...conditions, ...characters].map(signed),
    "refused-inputs.json": refusals.map(refusedInput),
    "refused-requests.json": Object.entries(refusedRequests).map(refusedRequest),
    "bucket-urls.json": locations.map((location): UrlVector => {
      const { endpoint, force_path_style: forcePathStyle } = location;
      return { ...location, url: bucketUrl({ ...location, endpoint, forcePathStyle }) };
    }),
  };
}

function signed(definition: Definition): SigningVector {
  const { input } = definition;
  const { fields } = signer(input)(signOptions(input));
  const policy = atob(fields.policy);
  const { expiration, conditions } = JSON.parse(policy);
  const key = signingKey(input.secret_access_key, dateStamp(fields["x-amz-date"]), input.region);
  return {
    ...definition,
    expiration,
    conditions,
    policy,
    string_to_sign: fields.policy,
    signing_key: Buffer.from(key).toString("hex"),
    signature: fields["x-amz-signature"],
    fields,
  };
}

function refusedInput(definition: Definition): RefusedInput {
  try {
    signer(definition.input)(signOptions(definition.input));
  } catch (error) {
    if (error instanceof SigningError) return { ...definition, code: error.code, option: error.option };
    throw error;
  }
  throw new Error(`There is a form for ${definition.name}`);
}

function refusedRequest([name, request]: [string, unknown]): RefusedRequest {
  const answer = answerTo(request);
  if (!("errors" in answer)) throw new Error(`The service takes ${name}`);
  const errors = answer.errors.map(({ code, source }) => ({ code, source: source ?? "" }));
  return { name, request, status: answer.errors[0]?.status ?? 0, errors };
}
