import type { Definition } from "../vector.ts";
import { input } from "./basics.ts";

const token = "FwoGZXIvYXdzEBYaDExampleTokenWithEverySortOfCharacter+/=//////////8BIrYB";

/** When, with what and for where. */
export const timesAndCredentials: readonly Definition[] = [
  input("the usual input", {}),
  input("a form that lasts a second", { expires_in_seconds: 1 }),
  input("a form that lasts seven days", { expires_in_seconds: 604_800 }),
  input("milliseconds are cut", { now: "2026-01-01T12:00:00.999Z" }),
  input("the last second of a day belongs to that day's key", { now: "2026-01-01T23:59:59Z" }),
  input("the first second of a day belongs to the next key", { now: "2026-01-02T00:00:00Z" }),
  input("a leap day", { now: "2028-02-29T12:00:00Z", expires_in_seconds: 86_400 }),
  input("over the end of a year", { now: "2026-12-31T23:30:00Z" }),
  input("an offset from UTC is the same moment", { now: "2026-01-01T13:00:00+01:00" }),
  input("a session token is field and condition", { session_token: token }),
  input("a session token of 2,000 characters", { session_token: `${"A/b+".repeat(499)}end=` }),
  input("credentials that end before the form would", {
    session_token: token,
    credentials_expiration: "2026-01-01T12:10:00Z",
  }),
  input("credentials that end after the form", {
    session_token: token,
    credentials_expiration: "2026-01-02T00:00:00Z",
  }),
  input("credentials that end within a second of the form's end", {
    session_token: token,
    credentials_expiration: "2026-01-01T12:59:59.500Z",
  }),
  input("a secret with other than ASCII", { secret_access_key: "sécrêt-ключ-鍵" }),
  input("a secret longer than a block of SHA-256", { secret_access_key: "0123456789".repeat(10) }),
  input("an access key of another store", { access_key_id: "minio-admin", secret_access_key: "minio/secret key" }),
  input("us-east-1", { region: "us-east-1", url: "https://photos.s3.us-east-1.amazonaws.com" }),
  input("China", { region: "cn-north-1", url: "https://photos.s3.cn-north-1.amazonaws.com.cn" }),
  input("GovCloud", { region: "us-gov-west-1", url: "https://photos.s3.us-gov-west-1.amazonaws.com" }),
  input("a region of a store's own", { region: "auto", url: "https://store.example.com/photos" }),
];
