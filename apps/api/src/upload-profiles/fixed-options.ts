import type { ConstraintOptions } from "@signed-s3/core";
import type { ProfileEntry } from "./profile-file.ts";

/** What one member of an entry puts on every form of the profile. */
export interface FixedOption {
  readonly member: keyof ProfileEntry;
  readonly options: ConstraintOptions;
}

/**
 * What an entry puts on every form, in the signer's terms, member by member. The values of `acl`, `storage_class` and the
 * type of `server_side_encryption` are for the signer to find out: it has the lists of them.
 */
export function fixedOptions(entry: ProfileEntry): readonly FixedOption[] {
  const { server_side_encryption: encryption } = entry;
  const options: readonly (readonly [member: keyof ProfileEntry, option: keyof ConstraintOptions, value: unknown])[] = [
    ["tags", "tags", entry.tags],
    ["metadata", "metadata", entry.metadata],
    ["cache_control", "cacheControl", entry.cache_control],
    ["server_side_encryption", "serverSideEncryption", encryption && encryptionOf(encryption)],
    ["storage_class", "storageClass", entry.storage_class],
    ["acl", "acl", entry.acl],
  ];
  return options
    .filter(([, , value]) => value !== undefined)
    .map(([member, option, value]) => ({ member, options: { [option]: value } as ConstraintOptions }));
}

function encryptionOf(
  encryption: NonNullable<ProfileEntry["server_side_encryption"]>,
): Readonly<Record<string, unknown>> {
  const { type, key_id: keyId, context, bucket_key_enabled: bucketKeyEnabled } = encryption;
  return {
    type,
    ...(keyId !== undefined && { keyId }),
    ...(context !== undefined && { context }),
    ...(bucketKeyEnabled !== undefined && { bucketKeyEnabled }),
  };
}
