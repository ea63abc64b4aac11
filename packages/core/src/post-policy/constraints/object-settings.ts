import { cannedAcls, storageClasses } from "../../verifier/allowed-values.ts";
import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";

/** S3's canned ACLs. */
export type CannedAcl = (typeof cannedAcls)[number];
/** S3's storage classes. */
export type StorageClass = (typeof storageClasses)[number];

/** The object's canned ACL. Most buckets have ACLs switched off: S3 then takes `bucket-owner-full-control` alone. */
export function acl(value: CannedAcl): Constraint[] {
  if (!cannedAcls.includes(value)) throw invalidOption("acl", `must be one of ${cannedAcls.join(", ")}`);
  return [eq("acl", value)];
}

/** The object's storage class. */
export function storageClass(value: StorageClass): Constraint[] {
  if (!storageClasses.includes(value))
    throw invalidOption("storageClass", `must be one of ${storageClasses.join(", ")}`);
  return [eq("x-amz-storage-class", value)];
}
