import { readFileSync } from "node:fs";

interface Seed {
  readonly inputs: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly region: string;
    readonly bucket: string;
    readonly publicEndpoint: string;
    readonly now: string;
    readonly expiresInSeconds: number;
    readonly keyPrefix: string;
    readonly keyUuid: string;
  };
  readonly request: { readonly uuid: string };
  readonly response: { readonly body: string };
}

/** The API's first documented exchange: inputs and the whole answer. */
export const seed: Seed = JSON.parse(readFileSync(new URL("./seed.json", import.meta.url), "utf8"));
