/** One way in which MinIO does otherwise than S3's documentation says. */
export interface Departure {
  /** What the documentation of S3 says. */
  readonly s3: string;
  /** What MinIO does. */
  readonly minio: string;
  /** Why, as far as its sources show. */
  readonly why: string;
}

/** Every way that is known, by the name that cases and generated forms call it. */
export const departures = {
  // What MinIO lets through
  absent_fields_are_empty: {
    s3: "A condition on a field asks for the field; an empty start allows any value of it.",
    minio: "Takes a form without the field where an empty value meets the condition.",
    why: "It reads a field that is not there as an empty one.",
  },
  a_greatest_size_of_zero_is_none: {
    s3: "Both ends of `content-length-range` hold.",
    minio: "Takes a file of any size where the greatest one is 0.",
    why: "Its reader takes 0 for “no limit”.",
  },
  algorithms_are_values: {
    s3: "`x-amz-algorithm` is AWS4-HMAC-SHA256.",
    minio: "Takes any algorithm that was signed, and says AccessDenied to another than that.",
    why: "It looks at the field only by its condition, and always computes the one signature that it knows.",
  },
  an_empty_policy_allows_all: {
    s3: "A form to a bucket that is not public needs a policy.",
    minio: "Takes a form whose policy is empty, if the signature is that of the empty text.",
    why: "It skips all conditions where the policy has no bytes.",
  },
  content_types_are_no_lists: {
    s3: "Of a `Content-Type` with commas each item is held against starts-with.",
    minio: "Holds the whole value against it: what comes after the first comma is free.",
    why: "It has one way to compare for all fields.",
  },
  dates_are_not_compared: {
    s3: "`x-amz-date` is a date without punctuation, of the day that `x-amz-credential` names.",
    minio: "Takes any date that was signed.",
    why: "It derives the key from the credential's day, and looks at the date only by its condition.",
  },
  encryption_fields_need_no_condition: {
    s3: "Every field but `policy`, `x-amz-signature`, `file` and `x-ignore-*` must be in the policy.",
    minio: "Takes the key's id, the context and the customer's key of an encryption without a condition.",
    why: "Its list of exceptions has these too.",
  },
  ends_of_ranges_are_cut: {
    s3: "The ends of `content-length-range` are whole numbers from 0.",
    minio: "Takes fractions, cut to whole numbers, and negative numbers.",
    why: "It converts whatever number the JSON has.",
  },
  expirations_may_have_offsets: {
    s3: "The expiration is ISO 8601 in UTC, with `Z`.",
    minio: "Takes an offset such as `+02:00` as well.",
    why: "It reads by RFC 3339.",
  },
  forms_may_be_long: {
    s3: "The form before the file has at most 20 KB.",
    minio: "Takes fields of a megabyte each.",
    why: "Its own limits are those of memory.",
  },
  members_have_no_case: {
    s3: "A policy's members are `expiration` and `conditions`.",
    minio: "Takes them in any case, such as `Expiration`.",
    why: "So do structures read by its JSON library.",
  },
  metadata_may_be_long: {
    s3: "User metadata has at most 2 KB.",
    minio: "Takes any length by a form.",
    why: "It limits headers of requests, which a form's fields are not.",
  },
  named_algorithms_are_trusted: {
    s3: "`x-amz-checksum-algorithm` names the algorithm of the checksum that is sent.",
    minio: "Takes a form that names one algorithm and sends another's checksum, and checks none.",
    why: "It looks only for the checksum of the algorithm that is named.",
  },
  objects_may_have_many_fields: {
    s3: "A condition as an object has one field.",
    minio: "Takes objects of any number of fields, none among them.",
    why: "It goes over all of the object's members.",
  },
  other_fields_are_not_held: {
    s3: "Every condition holds, whatever field it is on.",
    minio:
      "Holds conditions on `acl`, `bucket`, `Cache-Control`, `Content-Type`, `Content-Disposition`, `Content-Encoding`, `Expires`, `key`, the redirects, `success_action_status` and `x-amz-*`; on others, such as `tagging` and `Content-MD5`, it asks that the policy names the field and no more.",
    why: "It has a list of fields that it looks at.",
  },
  some_fields_may_repeat: {
    s3: "A field comes once.",
    minio:
      "Takes `policy`, `x-amz-signature`, `bucket`, and a `key` with `${filename}` more than once. The first counts, but the bucket is that of the URL.",
    why: "It finds doubles only among fields that need a condition; the bucket and a key that it has put a name in, it writes over.",
  },
  settings_are_not_checked: {
    s3: "`acl`, `x-amz-storage-class` and `x-amz-server-side-encryption` each have a list of values; `tagging` is XML.",
    minio: "Takes any value of these that was signed, and an empty `tagging` for none.",
    why: "It has no access control lists, and passes over what it doesn't know.",
  },
  the_last_range_counts: {
    s3: "All conditions hold, each `content-length-range` too.",
    minio: "Holds the last one.",
    why: "It keeps one range, and each in the policy takes the place of the one before.",
  },

  // What MinIO refuses, or stores elsewhere
  escapes_are_those_of_json: {
    s3: "A dollar sign is written `\\$` where it does not begin a field's name.",
    minio: "Refuses the policy.",
    why: "JSON has no such escape.",
  },
  file_name_in_the_key_only: {
    s3: "`${filename}` is replaced in all fields.",
    minio: "Replaces it in `key`; other fields are held against their conditions as they were sent.",
    why: "It replaces it there alone.",
  },
  file_names_keep_backslashes: {
    s3: "What follows the last slash or backslash of the file's path takes the place of `${filename}`.",
    minio: "Knows the slash alone: `C:\\holiday\\cat.png` stays whole, and is held against the conditions so.",
    why: "A backslash is no separator on the systems that it runs on.",
  },
  keys_are_paths: {
    s3: "A key is any text of 1 to 1,024 bytes.",
    minio:
      "Drops a slash at the beginning; refuses two slashes in a row, `.` and `..` between slashes, and more than 255 bytes between slashes.",
    why: "It keeps objects in folders of these names.",
  },
  odd_names_have_case: {
    s3: "Names of fields have no case.",
    minio:
      "Finds no condition for a field whose name has capitals and characters that HTTP headers can't have, such as a space.",
    why: "It takes conditions' names in small letters, and fields' names as headers are written: what can't be one stays as it is.",
  },
  tags_are_ascii: {
    s3: "A tag is of letters, digits and spaces of any script, and `+ - = . _ : / @`.",
    minio: "Refuses other letters than those of ASCII.",
    why: "Its rule for tags lists them.",
  },

  // What MinIO calls by another name
  checks_in_another_order: {
    s3: "One error is told: that of the first check that fails.",
    minio: "Makes its checks in another order, and so tells another of a form's faults.",
    why: "It looks for the key and a well-formed checksum first of all, and for the bucket when it writes.",
  },
  no_error_for_missing_fields: {
    s3: "InvalidArgument: the form must contain the field; AccessDenied without a policy.",
    minio:
      "MalformedPOSTRequest without a key, SignatureDoesNotMatch without policy or signature, AuthorizationQueryParametersError without a credential, AccessDenied without date or algorithm; XMinioInvalidObjectName for an empty key.",
    why: "It asks for the key alone; other fields that are not there fail in the checks that they are for.",
  },
  other_codes_for_tokens: {
    s3: "InvalidToken, and InvalidAccessKeyId where the token is missing.",
    minio: "InvalidTokenId, before all that a policy says.",
    why: "It looks the token up with the access key.",
  },
  own_code_for_bad_base64: {
    s3: "InvalidPolicyDocument.",
    minio: "MalformedPOSTRequest.",
    why: "It counts the policy's base64 as part of the form.",
  },
  own_code_for_bad_policies: {
    s3: "InvalidPolicyDocument; AccessDenied where a condition is one that nothing meets.",
    minio: "PostPolicyInvalidKeyName, whatever is wrong with the policy.",
    why: "All that goes wrong in reading a policy has that code.",
  },
  no_conditions_are_none: {
    s3: "InvalidPolicyDocument: a policy has conditions.",
    minio: "AccessDenied: the form's fields are not in the policy.",
    why: "It reads a missing list as an empty one.",
  },
  own_codes_for_checksums: {
    s3: "BadDigest for other bytes, InvalidArgument for what is no checksum.",
    minio:
      "XAmzContentChecksumMismatch for other bytes, MalformedPOSTRequest for what is no checksum, InvalidDigest for what is no MD5.",
    why: "These are the codes of its PUT, and of forms that can't be read.",
  },
  own_codes_for_credentials: {
    s3: "InvalidArgument for a credential that is none; a region is part of what is signed.",
    minio:
      "AuthorizationQueryParametersError, AuthorizationParametersError, and AuthorizationHeaderMalformed for another region than its own.",
    why: "It reads the credential as it reads that of a signed URL.",
  },
  own_codes_for_tags: {
    s3: "InvalidArgument for a `tagging` that is none.",
    minio: "MalformedPOSTRequest.",
    why: "It counts the tags' XML as part of the form.",
  },
  repeated_fields_fail_conditions: {
    s3: "InvalidArgument: a field comes once.",
    minio: "AccessDenied: two values meet no condition.",
    why: "It finds doubles when it comes to the condition on them.",
  },
} as const satisfies Record<string, Departure>;

/** The name of a departure. */
export type DepartureName = keyof typeof departures;
