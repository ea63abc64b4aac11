import type { Definition, SigningInput } from "../vector.ts";

/** What every input has unless it is about something else. AWS's documented example credentials: they open nothing. */
const usual: SigningInput = {
  bucket: "photos",
  region: "eu-central-1",
  url: "https://photos.s3.eu-central-1.amazonaws.com",
  access_key_id: "AKIAIOSFODNN7EXAMPLE",
  secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  now: "2026-01-01T12:00:00Z",
  expires_in_seconds: 3600,
  key: "direct_uploads/0b3a5c1e-7f64-4d0a-9c3e-2f1d6b8a4e57",
  options: {},
};

/** The usual input, but for what is given. */
export function input(name: string, given: Partial<SigningInput>): Definition {
  return { name, input: { ...usual, ...given } };
}

/** The usual input with options. */
export function options(name: string, given: SigningInput["options"]): Definition {
  return input(name, { options: given });
}

/** The documented example, whose 904 bytes the service answers with. */
export const documented: Definition = {
  name: "the documented example",
  input: {
    bucket: "etapidirectbuckettest",
    region: "us-east-1",
    url: "http://localhost:9000/etapidirectbuckettest",
    access_key_id: "accessKey1",
    secret_access_key: "verySecretKey1",
    now: "2019-02-20T18:40:23Z",
    expires_in_seconds: 3600,
    key: "direct_uploads/b8a12730-67b9-449f-96cd-7d0e3542fa94",
    options: {},
  },
};
