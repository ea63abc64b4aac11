import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { signer } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import type { LibraryForm } from "./library-form.ts";
import { signOptions } from "./sign-options.ts";
import type { SigningInput } from "./vector.ts";

const differences = join(import.meta.dir, "../differences");

/** What all libraries make a form of: a key that each writes in its own way. */
export const input: SigningInput = {
  bucket: "photos",
  region: "eu-central-1",
  url: bucketUrl({ bucket: "photos", region: "eu-central-1" }),
  access_key_id: "AKIAIOSFODNN7EXAMPLE",
  secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  now: new Date().toISOString(),
  expires_in_seconds: 3600,
  key: "direct_uploads/Ü&.pdf",
  options: {},
};

/** By core: what the others are compared with. */
export function byCore(): LibraryForm {
  return signer(input)(signOptions(input));
}

/** By the AWS SDK for JavaScript. */
export async function byAwsSdk(): Promise<LibraryForm> {
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = input;
  const client = new S3Client({ region: input.region, credentials: { accessKeyId, secretAccessKey } });
  return createPresignedPost(client, {
    Bucket: input.bucket,
    Key: String(input.key),
    Fields: { success_action_status: "201" },
    Conditions: [{ success_action_status: "201" }],
    Expires: input.expires_in_seconds,
  });
}

/** By boto3, with a Python that has it. */
export function byBoto3(python: string): Promise<LibraryForm> {
  return formOf([python, join(differences, "python/form.py"), JSON.stringify(input)]);
}

/** By minio-go, with the Go on the PATH. */
export function byMinioGo(): Promise<LibraryForm> {
  return formOf(["go", "run", "-C", join(differences, "go"), ".", JSON.stringify(input)]);
}

async function formOf(command: readonly string[]): Promise<LibraryForm> {
  const child = Bun.spawn([...command], { stderr: "inherit" });
  const form: LibraryForm = JSON.parse(await new Response(child.stdout).text());
  if ((await child.exited) !== 0) throw new Error(`${command[0]} ended with ${child.exitCode}`);
  return form;
}
