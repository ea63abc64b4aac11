// Type tests: each line below `@ts-expect-error` must not compile, and all others must. `npm run check` is what runs them.
import { type Credentials, type SignOptions, signer } from "../../src/index.ts";

declare const credentials: Credentials;
const sign = signer({ bucket: "b", region: "us-east-1", url: "https://b.example" });
const base = { credentials, now: new Date(0), expiresInSeconds: 60, key: "k" };
declare const someNumber: number;
declare const someText: string;
declare const someOptions: SignOptions;

sign(someOptions);
sign(base);
sign({ ...base, key: someText, expiresInSeconds: someNumber, contentLengthRange: [someNumber, 5] });

sign({ ...base, key: "a/${filename}" });
sign({ ...base, key: { startsWith: "a/" } });
// @ts-expect-error: ${filename} in the middle
sign({ ...base, key: "a/${filename}.png" });
// @ts-expect-error: ${filename} at both ends
sign({ ...base, key: "${filename}/${filename}" });

sign({ ...base, contentLengthRange: [0, 0] });
sign({ ...base, contentLengthRange: [9, 10] });
sign({ ...base, contentLengthRange: [1, 5_000_000_000] });
// @ts-expect-error: the least size above the greatest
sign({ ...base, contentLengthRange: [10, 9] });
// @ts-expect-error: the least size above the greatest, by one
sign({ ...base, contentLengthRange: [1001, 1000] });
// @ts-expect-error: a negative size
sign({ ...base, contentLengthRange: [-5, 10] });
// @ts-expect-error: half a byte
sign({ ...base, contentLengthRange: [0.5, 10] });
// @ts-expect-error: one number
sign({ ...base, contentLengthRange: [1] });

sign({ ...base, expiresInSeconds: 604_800 });
// @ts-expect-error: more than seven days
sign({ ...base, expiresInSeconds: 604_801 });
// @ts-expect-error: more than seven days
sign({ ...base, expiresInSeconds: 1_000_000 });

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";
declare const day: { year: `20${Digit}${Digit}`; month: `${Digit}${Digit}`; day: `${Digit}${Digit}` };
sign({ ...base, metadata: { year: day.year, month: day.month, day: day.day } });

// @ts-expect-error: an unknown option
sign({ ...base, contentLenghtRange: [0, 1] });
// @ts-expect-error: another status
sign({ ...base, successActionStatus: 202 });
// @ts-expect-error: an unknown ACL
sign({ ...base, acl: "public" });
// @ts-expect-error: a KMS key without KMS
sign({ ...base, serverSideEncryption: { type: "AES256", keyId: "k" } });

sign({ ...base, metadata: { album: "summer", any: { startsWith: "" }, some: someText } });
sign({ ...base, metadata: { a: "THIRTY_TWO_CHARACTERS_0123456789" } });

const kilobyte =
  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
sign({ ...base, metadata: { a: kilobyte, b: "fits" } });
// @ts-expect-error: two values of 1,024 characters and their names are over 2 KB
sign({ ...base, metadata: { a: kilobyte, b: kilobyte } });
// @ts-expect-error: one value is over 2 KB
sign({ ...base, metadata: { a: `${kilobyte}${kilobyte}` } as const });
