import { describe, expect, it } from "bun:test";
import type { Caller } from "@signed-s3/core";
import { readConfig } from "../../../src/config.ts";
import { selfChecks } from "../../../src/upload-profiles/self-checks.ts";
import { uploadProfiles } from "../../../src/upload-profiles/upload-profiles.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { credentials, inProcess, json, path, testApp } from "../test-app.ts";

const environment = { S3_BUCKET: "photos", AWS_REGION: "eu-central-1" };
const file = {
  avatars: {
    bucket: "avatars",
    region: "us-west-2",
    key_template: "avatars/{subject}/{date}/{uuid}",
    content_types: ["image/*"],
    tags: { state: "pending" },
    metadata: { by: "service" },
    allowed: { scopes: ["avatars:write"], tokens: ["app"] },
  },
  constructor: { endpoint: "http://localhost:9000", bucket: "other" },
};

const serviceOf = async (profiles: unknown = file) => {
  await using folder = await temporaryFolder();
  const UPLOAD_PROFILES_FILE = await folder.write("profiles.json", JSON.stringify(profiles));
  const config = readConfig({ ...environment, UPLOAD_PROFILES_FILE });
  if (!config.bucket) throw new Error("there is a bucket");
  return uploadProfiles(config, config.bucket);
};
const ask = async (data: unknown, caller: Caller = {}) => {
  const { defaultProfile, profiles } = await serviceOf();
  const answer = await inProcess(testApp({ defaultProfile, profiles, authenticate: () => caller }))(
    path,
    json({ data }),
  );
  const { data: form, errors = [] } = JSON.parse(await answer.text());
  return {
    status: answer.status,
    form,
    codes: errors.map(({ code, source }: Record<string, string>) => `${code} ${source}`),
  };
};
const writer: Caller = { subject: "ann", scopes: ["read", "avatars:write"] };

describe("uploadProfiles()", () => {
  it("signs for the bucket, the region and the endpoint of each, in one process", async () => {
    const { form: own } = await ask({});
    expect(own.url).toBe("https://photos.s3.eu-central-1.amazonaws.com");
    expect(own.fields["x-amz-credential"]).toContain("/eu-central-1/s3/");
    const { form: avatars } = await ask({ profile: "avatars", content_type: "image/png" }, writer);
    expect(avatars.url).toBe("https://avatars.s3.us-west-2.amazonaws.com");
    expect(avatars.fields["x-amz-credential"]).toContain("/us-west-2/s3/");
    expect(JSON.parse(atob(avatars.fields.policy)).conditions[0]).toEqual({ bucket: "avatars" });
    const { form: other } = await ask({ profile: "constructor" });
    expect(other.url).toBe("http://localhost:9000/other");
  });

  it("knows no profile that is only inherited", async () => {
    for (const profile of ["toString", "__proto__", "hasOwnProperty"]) {
      expect(await ask({ profile })).toMatchObject({ status: 422, codes: ["unknown_profile /data/profile"] });
    }
  });

  for (const [who, caller, status] of [
    ["a scope", writer, 202],
    ["the token's name", { subject: "app", tokenName: "app" }, 202],
    ["nothing at all", {}, 403],
    ["another scope", { subject: "ann", scopes: ["avatars:read", "avatars"] }, 403],
    ["another token", { subject: "x", tokenName: "x" }, 403],
    ["a scope that is called like the token", { subject: "x", scopes: ["app"] }, 403],
    ["a subject that is called like the token", { subject: "app", scopes: [] }, 403],
  ] as const) {
    it(`answers ${status} to who comes with ${who}`, async () => {
      const answer = await ask({ profile: "avatars", content_type: "image/png" }, caller);
      expect(answer.status).toBe(status);
      if (status === 403) expect(answer.codes).toEqual(["forbidden /data/profile"]);
    });
  }

  it("puts the subject into the key as one segment of it", async () => {
    for (const [subject, segment] of [
      ["ann", "ann"],
      ["../root/${filename}", "%2E%2E%2Froot%2F%24%7Bfilename%7D"],
      ["{uuid}", "%7Buuid%7D"],
      ["jürgen@example.org", "j%C3%BCrgen%40example%2Eorg"],
    ] as const) {
      const { form } = await ask({ profile: "avatars", content_type: "image/png" }, { ...writer, subject });
      expect(form.fields.key).toBe(`avatars/${segment}/2019-02-20/b8a12730-67b9-449f-96cd-7d0e3542fa94`);
    }
  });

  it("lets nobody change what it fixes", async () => {
    const data = { profile: "avatars", content_type: "image/png", tags: { state: "done" }, metadata: { BY: "me" } };
    const { form } = await ask(data, writer);
    expect(form.fields.tagging).toContain("<Value>pending</Value>");
    expect(form.fields.tagging).not.toContain("done");
    expect(form.fields["x-amz-meta-by"]).toBe("service");
  });

  it("holds to its own limits", async () => {
    expect((await ask({ profile: "avatars", content_type: "text/html" }, writer)).codes).toEqual([
      "content_type_not_allowed /data/content_type",
    ]);
  });
});

describe("selfChecks()", () => {
  it("agrees with the SDK at every bucket, and looks at each once", async () => {
    const { locations } = await serviceOf({ ...file, again: { bucket: "avatars", region: "us-west-2" }, own: {} });
    expect([...locations.keys()]).toEqual([
      "https://photos.s3.eu-central-1.amazonaws.com",
      "https://avatars.s3.us-west-2.amazonaws.com",
      "http://localhost:9000/other",
    ]);
    expect(await selfChecks(locations, credentials, new Date())).toEqual([]);
  });
});
