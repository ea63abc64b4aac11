import { credentialScope } from "../sigv4/credential-scope.ts";
import type { Credentials } from "../sigv4/credentials.ts";
import { amzDate, dateStamp, secondOf } from "../sigv4/date.ts";
import { signatureCache } from "../sigv4/signature-cache.ts";
import { eq } from "./constraint.ts";
import { type SuccessActionStatus, successActionStatus } from "./constraints/success-action.ts";
import { conditionJson } from "./policy-document.ts";
import { requireCredentials } from "./required-credentials.ts";

/** What every form says of how it is signed. */
export const algorithm = "AWS4-HMAC-SHA256";

/** What all forms have in common that are signed in one second by the same credentials. */
export interface SigningSecond {
  readonly credential: string;
  readonly date: string;
  /**
   * What follows the key in the JSON of each policy, by the status that S3 is to answer with: the end of the key's condition, and
   * those on the status and on these.
   */
  readonly afterKey: Readonly<Record<SuccessActionStatus, string>>;
  /** Signs with the key of the day. */
  readonly sign: (stringToSign: string) => string;
}

type SigningSeconds = (credentials: Credentials, now: Date) => SigningSecond;

const mostRegions = 100;
const byRegion = new Map<string, SigningSeconds>();

/**
 * The last second of a region. There is one entry for all signers of the region, and it is replaced: nothing grows with the
 * number of signers, and ten thousand of them sign as fast as one.
 *
 * @param region The AWS region.
 * @returns A function from credentials and time to what their forms have in common.
 * @throws {RangeError} (from the returned function) The date is invalid.
 */
export function signingSeconds(region: string): SigningSeconds {
  const known = byRegion.get(region);
  if (known) return known;
  const [oldest] = byRegion.keys();
  if (byRegion.size >= mostRegions && oldest !== undefined) byRegion.delete(oldest);
  const added = lastSecond(region);
  byRegion.set(region, added);
  return added;
}

function lastSecond(region: string): SigningSeconds {
  const signatureOf = signatureCache(region);
  let second = Number.NaN;
  let last: { readonly by: Credentials; readonly made: SigningSecond } | undefined;

  return (credentials, now) => {
    const asked = secondOf(now);
    if (last && asked === second && areSame(credentials, last.by)) return last.made;
    const { accessKeyId, secretAccessKey, sessionToken = "" } = credentials;
    const by = { accessKeyId, secretAccessKey, sessionToken };
    last = { by, made: makeSecond(signatureOf, region, by, now) };
    second = asked;
    return last.made;
  };
}

const areSame = (some: Credentials, others: Credentials): boolean =>
  some.accessKeyId === others.accessKeyId &&
  some.secretAccessKey === others.secretAccessKey &&
  (some.sessionToken ?? "") === others.sessionToken;

function makeSecond(
  signatureOf: ReturnType<typeof signatureCache>,
  region: string,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  now: Date,
): SigningSecond {
  requireCredentials({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) });
  const date = amzDate(now);
  const day = dateStamp(date);
  const credential = `${accessKeyId}/${credentialScope(day, region)}`;
  const conditions = [
    eq("x-amz-credential", credential),
    eq("x-amz-algorithm", algorithm),
    eq("x-amz-date", date),
    ...(sessionToken ? [eq("x-amz-security-token", sessionToken)] : []),
  ];
  const afterKey = (status: SuccessActionStatus): string =>
    ['"}', ...[successActionStatus(status), ...conditions].map(conditionJson)].join(",");
  return {
    credential,
    date,
    afterKey: { 200: afterKey(200), 201: afterKey(201), 204: afterKey(204) },
    sign: signatureOf(secretAccessKey, day),
  };
}
