import type { ConstraintOptions, SignOptions } from "@signed-s3/core";

/** What a form is signed from, as JSON: times are ISO 8601 texts. */
export interface SigningInput {
  readonly bucket: string;
  readonly region: string;
  readonly url: string;
  readonly access_key_id: string;
  readonly secret_access_key: string;
  readonly session_token?: string;
  /** When the credentials end. */
  readonly credentials_expiration?: string;
  readonly now: string;
  readonly expires_in_seconds: number;
  readonly key: SignOptions["key"];
  readonly success_action_status?: 200 | 201 | 204;
  /** The signer's options beside these, by the names that they have in core; `expires` as text. */
  readonly options: Omit<ConstraintOptions, "expires"> & { readonly expires?: string };
}

/** A named input. */
export interface Definition {
  readonly name: string;
  readonly input: SigningInput;
}

/** Each stage of signing, for one input. */
export interface SigningVector extends Definition {
  /** The policy's expiration and its conditions, in order. */
  readonly expiration: string;
  readonly conditions: readonly unknown[];
  /** The policy document, byte for byte. */
  readonly policy: string;
  /** Base64 of the policy. */
  readonly string_to_sign: string;
  /** The day's key, in hexadecimal. */
  readonly signing_key: string;
  readonly signature: string;
  /** The form's fields, in order. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An input for which there is no form. */
export interface RefusedInput extends Definition {
  readonly code: string;
  /** The option that is wrong. */
  readonly option: string;
}

/** A request that the service refuses. */
export interface RefusedRequest {
  readonly name: string;
  readonly request: unknown;
  readonly status: number;
  readonly errors: readonly { readonly code: string; readonly source: string }[];
}

/** A bucket and the URL that its forms go to. */
export interface UrlVector {
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly force_path_style?: boolean;
  readonly url: string;
}
