import type { SignedForm } from "@signed-s3/contracts";
import { type Command, CommandRefused, defineCommand, type RequestData, type Validation } from "../command/command.ts";
import { type Fault, fault } from "../command/fault.ts";
import type { Repeatable } from "../command/idempotency.ts";
import type { ConstraintOptions } from "../post-policy/constraint-options.ts";
import { SigningError } from "../post-policy/signing-error.ts";
import type { Credentials } from "../sigv4/credentials.ts";
import { type FormRequest, readFormRequest } from "./form-data/form-request.ts";
import { requireLimits } from "./form-data/required-limits.ts";
import { lateRefusal } from "./late-refusal.ts";
import { type Caller, expandKey, type KeyParts, type UploadProfile } from "./upload-profile.ts";

/** What the service gives each run of the command. */
export interface SigningContext extends KeyParts, Caller {
  /** The time of signing. */
  readonly now: Date;
  /** What to sign with; undefined while there are none. */
  readonly credentials: Credentials | undefined;
  /** The `{uuid}` of the object's key, new for each form. */
  readonly keyUuid: string;
  /** Set where the request may come again: its form's time and uuid are then those of its window. */
  readonly repeatable?: Repeatable | undefined;
}

/** How the service is set up. */
export interface CreateSignedS3FormDataOptions {
  /** The profile of a request that names none. */
  readonly defaultProfile: UploadProfile;
  /** The profiles that a request can name. Default: none. */
  readonly profiles?: ReadonlyMap<string, UploadProfile>;
}

/**
 * Makes the command `CreateSignedS3FormData`: it signs a form for one new object.
 *
 * @param options How the service is set up.
 * @returns The command. It refuses with `credentials_unavailable` while there are no credentials, or dead ones.
 * @throws {SigningError} A profile has limits that no form can have.
 * @example
 * ```ts
 * const defaultProfile = { sign: signer(bucket), keyTemplate: "direct_uploads/{uuid}", limits: { expiresInSeconds: 3600 } };
 * const registry = commandRegistry(createSignedS3FormData({ defaultProfile }));
 * ```
 */
export function createSignedS3FormData(
  options: CreateSignedS3FormDataOptions,
): Command<"CreateSignedS3FormData", SignedForm, SigningContext> {
  const { defaultProfile, profiles = new Map<string, UploadProfile>() } = options;
  for (const { limits } of [defaultProfile, ...profiles.values()]) requireLimits(limits);
  return defineCommand({
    name: "CreateSignedS3FormData",
    validate(data, context: SigningContext): Validation<{ profile: UploadProfile; request: FormRequest }> {
      const profile = profileOf(data, defaultProfile, profiles);
      if ("code" in profile) return { faults: [profile, ...faultsOf(readFormRequest(data, defaultProfile.limits))] };
      // What else is wrong isn't said: a profile's limits are for those who may use it.
      if (profile.mayUse?.(context) === false) return { faults: [forbidden] };
      const request = readFormRequest(data, profile.limits);
      return "faults" in request ? request : { data: { profile, request: request.data } };
    },
    run({ profile, request }, context: SigningContext) {
      const { credentials, repeatable } = context;
      if (!credentials) throw new CommandRefused([noCredentials]);
      const occasion = repeatable?.occasion(request.expiresInSeconds);
      // The signer only sees the beginning of the window, when credentials that are dead by now may have lived.
      if (occasion && haveEnded(credentials, context.now)) throw new CommandRefused([noCredentials]);
      const parts = occasion ? { ...context, now: occasion.now, keyUuid: occasion.uuid } : context;
      try {
        return profile.sign({
          ...withFixed(request.options, profile.fixed),
          key: expandKey(profile.keyTemplate, parts),
          credentials,
          now: parts.now,
          expiresInSeconds: request.expiresInSeconds,
        });
      } catch (error) {
        if (!(error instanceof SigningError)) throw error;
        if (error.code === "credentials_expired") throw new CommandRefused([noCredentials], { cause: error });
        throw lateRefusal(error, request.options, profile.fixed);
      }
    },
  });
}

const noCredentials = fault("credentials_unavailable", "Ask again shortly: the service is fetching new credentials.");

const haveEnded = ({ expiration }: Credentials, now: Date): boolean =>
  expiration !== undefined && Math.floor(expiration.getTime() / 1000) <= Math.floor(now.getTime() / 1000);

const forbidden = fault("forbidden", "profile must be one that you may use.", "/data/profile");

function profileOf(
  data: RequestData,
  defaultProfile: UploadProfile,
  profiles: ReadonlyMap<string, UploadProfile>,
): UploadProfile | Fault {
  if (data === null || !Object.hasOwn(data, "profile")) return defaultProfile;
  const name = data["profile"];
  const profile = typeof name === "string" ? profiles.get(name) : undefined;
  return (
    profile ??
    fault("unknown_profile", "profile must be the name of an upload profile of this service.", "/data/profile")
  );
}

const faultsOf = (validation: Validation<unknown>): readonly Fault[] =>
  "faults" in validation ? validation.faults : [];

const nothing: ConstraintOptions = {};

/** What the profile fixes wins, entry by entry where there are entries. S3 takes `Album` and `album` for one name of metadata. */
function withFixed(asked: ConstraintOptions, fixed: ConstraintOptions = nothing): ConstraintOptions {
  if (fixed === nothing && asked.metadata === undefined) return asked;
  return {
    ...asked,
    ...given(fixed),
    ...((asked.metadata ?? fixed.metadata) && {
      metadata: { ...inLowerCase(asked.metadata), ...inLowerCase(fixed.metadata) },
    }),
    ...((asked.tags ?? fixed.tags) && { tags: { ...asked.tags, ...fixed.tags } }),
  };
}

/** Undefined means that nothing is fixed, not that nothing is limited. */
const given = (options: ConstraintOptions): ConstraintOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

const inLowerCase = <Value>(entries: Readonly<Record<string, Value>> = {}): Record<string, Value> =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name.toLowerCase(), value]));
