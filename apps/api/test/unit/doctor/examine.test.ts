import { describe, expect, it } from "bun:test";
import { checksFor } from "../../../src/doctor/checks/index.ts";
import { examine } from "../../../src/doctor/examine.ts";
import type { CheckResult } from "../../../src/doctor/result.ts";
import { type FakeStore, fakeStore, page, refusal } from "./fake-store.ts";

/** What doctor finds other than ok, but for what it did not check on that account. */
async function complaints(store: FakeStore): Promise<CheckResult[]> {
  const results = await examine(store.setup);
  return results.filter(({ level, message }) => level !== "ok" && !message.startsWith("not checked"));
}
const told = async (store: FakeStore) =>
  (await complaints(store)).map(({ name, level, message }) => `${level} ${name}: ${message}`);

describe("the checks", () => {
  it("come after all that they need", () => {
    const before = new Set<string>();
    for (const { name, needs } of checksFor([page, "*"])) {
      for (const need of needs) expect(before).toContain(need);
      expect(before).not.toContain(name);
      before.add(name);
    }
  });

  it("find a healthy store ok, and ask each thing once", async () => {
    await using store = fakeStore();
    expect(await told(store)).toEqual([]);
    // Inside and public are one endpoint here, and strangers are asked for the sake of each.
    const twice = ["root", "root", "strangersList", "strangersList"];
    const once = ["list", "identity", "forged", "upload", "read", "delete", "preflight"];
    expect<readonly string[]>(store.asked.toSorted()).toEqual([...twice, ...once].sort());
  });
});

describe("doctor says", () => {
  it("that a store has no POST uploads", async () => {
    await using store = fakeStore({ forged: () => refusal(501, "NotImplemented", "POST is not implemented") });
    const [complaint, ...others] = await complaints(store);
    expect(others).toEqual([]);
    expect(complaint).toMatchObject({ name: "POST", level: "bad" });
    expect(complaint?.message).toStartWith("this store has no POST uploads (Cloudflare R2 is one)");
    expect(complaint?.message).toEndWith("answers 501 NotImplemented: POST is not implemented");
    expect(store.asked).not.toContain("upload");
  });

  it("that the bucket is in another region, by S3's redirect", async () => {
    const elsewhere = () => refusal(301, "PermanentRedirect", "Go.", { "x-amz-bucket-region": "eu-west-3" });
    await using store = fakeStore({ strangersList: elsewhere, list: elsewhere });
    expect(await told(store)).toEqual([
      "bad region: the bucket is in eu-west-3, not in us-east-1: browsers can't follow S3's redirect",
    ]);
  });

  it("that the region is wrong, where the store does not tell the right one", async () => {
    await using store = fakeStore({ list: () => refusal(400, "AuthorizationHeaderMalformed", "Wrong region.") });
    expect(await told(store)).toEqual([
      "bad region: S3 does not take us-east-1 for the bucket's region: 400 AuthorizationHeaderMalformed: Wrong region.",
    ]);
  });

  it("that a store takes another region than its own", async () => {
    const named = { "x-amz-bucket-region": "nyc3" };
    await using store = fakeStore({ strangersList: () => refusal(403, "AccessDenied", "No.", named) });
    const results = await examine(store.setup);
    const message = "us-east-1, which the store takes although it is in nyc3";
    expect(results.find(({ name }) => name === "region")).toEqual({ name: "region", level: "ok", message });
  });

  it("whose the credentials are, where STS tells", async () => {
    const arn = "arn:aws:sts::123456789012:assumed-role/upload/i-0123456789";
    await using store = fakeStore({ identity: () => callerIdentity(arn) });
    const results = await examine(store.setup);
    const message = `AKIDEXAMPLE, temporary, with no end told: ${arn}`;
    expect(results.find(({ name }) => name === "credentials")).toEqual({ name: "credentials", level: "ok", message });
  });

  it("that they are the root user's", async () => {
    await using store = fakeStore({ identity: () => callerIdentity("arn:aws:iam::123456789012:root") });
    expect((await complaints(store))[0]).toMatchObject({ name: "credentials", level: "warn", document: "iam" });
  });

  it("that the temporary credentials have ended", async () => {
    await using store = fakeStore({ list: () => refusal(400, "ExpiredToken") });
    expect(await told(store)).toEqual(["bad credentials: the temporary credentials of AKIDEXAMPLE have ended"]);
  });

  it("why an upload is refused, in S3's words", async () => {
    const reason = "User: arn:aws:iam::1:user/u is not authorized to perform: kms:GenerateDataKey";
    await using store = fakeStore({ upload: () => refusal(403, "AccessDenied", reason) });
    expect(await told(store)).toEqual([`bad upload: the credentials may not upload: 403 AccessDenied: ${reason}`]);
  });

  it("that an upload has another answer than the form asks for, and deletes it all the same", async () => {
    await using store = fakeStore({ upload: () => new Response(null, { status: 204 }) });
    expect((await complaints(store))[0]).toMatchObject({ name: "upload", level: "warn" });
    expect(store.asked).toContain("delete");
  });

  it("that nobody's form is taken", async () => {
    await using store = fakeStore({ forged: () => new Response(null, { status: 201 }) });
    expect((await told(store))[0]).toEndWith("stores what nobody's credentials have signed");
  });

  it("that something else than S3 answers a form", async () => {
    await using store = fakeStore({ forged: () => new Response("<html>", { status: 404 }) });
    expect((await told(store))[0]).toMatch(/^warn POST: .* answers a form with 404 and no word of S3's$/);
  });

  it("that pages don't learn why a form is refused", async () => {
    await using store = fakeStore({ forged: () => refusal(403, "InvalidAccessKeyId", "No.", {}) });
    expect(await told(store)).toEqual([
      "warn CORS of refusals: refusals have no CORS headers: browsers will show a network error instead of the reason",
    ]);
  });

  it("that a page may only get", async () => {
    const headers = { "access-control-allow-origin": page, "access-control-allow-methods": "GET, HEAD" };
    await using store = fakeStore({ preflight: () => new Response(null, { headers }) });
    expect((await complaints(store)).map(({ name, document }) => [name, document])).toEqual([[`CORS ${page}`, "cors"]]);
  });

  it("that it is not known which pages upload", async () => {
    await using store = fakeStore({}, { origins: [] });
    const results = await examine(store.setup);
    expect(results.find(({ name }) => name === "CORS")).toMatchObject({ level: "warn" });
  });

  it("that https pages can't post to a public endpoint without TLS", async () => {
    await using store = fakeStore();
    const publicEndpoint = store.setup.publicEndpoint?.replace("127.0.0.1", "0.0.0.0");
    expect((await told({ ...store, setup: { ...store.setup, publicEndpoint } }))[0]).toMatch(
      /^warn public endpoint: http:\/\/0\.0\.0\.0:\d+ is without TLS: browsers let no page of https:\/\/app\.example post/,
    );
  });

  it("that localhost is another machine in the browser", async () => {
    await using store = fakeStore();
    const endpoint = store.setup.endpoint?.replace("127.0.0.1", "0.0.0.0");
    const setup = { ...store.setup, endpoint, publicEndpoint: "http://localhost:9" };
    expect((await told({ ...store, setup }))[0]).toMatch(
      /^warn public endpoint: http:\/\/localhost:9 refuses connections: .*localhost is another machine here/,
    );
    expect(store.asked).toContain("upload");
  });

  it("nothing secret, even where the store does", async () => {
    const echo = () => refusal(400, "InvalidArgument", "verySecretKey1 and sessionToken1 are\x1b[2J wrong");
    await using store = fakeStore({ upload: echo });
    const results = await examine(store.setup);
    expect(results.find(({ name }) => name === "upload")?.message).toEndWith("(secret) and (secret) are [2J wrong");
    expect(JSON.stringify(results)).not.toMatch(/verySecretKey1|sessionToken1/);
  });
});

const callerIdentity = (arn: string): Response =>
  new Response(
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    { headers: { "content-type": "text/xml" } },
  );
