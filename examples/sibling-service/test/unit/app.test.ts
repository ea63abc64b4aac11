import { afterAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localS3 } from "@signed-s3/local-s3";
import { createApp } from "../../src/app.ts";
import { type Accepted, formOf, picture, request } from "../picture.ts";

const folder = await mkdtemp(join(tmpdir(), "sibling-"));
const credentials = { accessKeyId: "siblingKey", secretAccessKey: "siblingSecret", sessionToken: "siblingToken" };
const store = localS3({ folder, buckets: ["avatars"], credentials: [credentials] });
const url = "http://store.test/avatars";
const app = createApp({ bucket: "avatars", region: "eu-central-1", url }, credentials);
afterAll(() => rm(folder, { recursive: true }));

const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.fetch(new Request("http://service.test/avatars", { method: "POST", body, headers })));
const formFor = async (data?: unknown): Promise<Accepted> => (await post(request(data))).json() as Promise<Accepted>;
const upload = (form: Accepted, file: Blob): Promise<Response> =>
  store.fetch(new Request(form.data.url, { method: "POST", body: formOf(form, file) }));
const faultsOf = async (body: string): Promise<unknown> => {
  const answer = await post(body);
  const { errors } = (await answer.json()) as { errors: { code: string; source: string | null }[] };
  return [answer.status, ...errors.map(({ code, source }) => `${code} ${source}`)];
};

describe("the sibling service", () => {
  it("signs a form by which local-s3 takes the picture", async () => {
    const form = await formFor();
    const answer = await upload(form, picture);
    expect(answer.status).toBe(201);
    const { key = "" } = form.data.fields;
    expect(key).toStartWith("avatars/ada/");
    const stored = await store.fetch(new Request(`${url}/${key}`));
    expect(stored.headers.get("content-type")).toBe("image/png");
    expect(await stored.bytes()).toEqual(await picture.bytes());
  });

  it("signs for just the size and the type that it was asked for", async () => {
    const form = await formFor();
    const larger = await upload(form, new Blob([picture, " "]));
    expect([larger.status, await larger.text()]).toEqual([400, expect.stringContaining("EntityTooLarge")]);
    const other = { data: { ...form.data, fields: { ...form.data.fields, "Content-Type": "text/html" } } };
    expect((await upload(other, picture)).status).toBe(403);
  });

  it("gives each form a key of its own", async () => {
    const forms = await Promise.all(Array.from({ length: 20 }, () => formFor()));
    expect(new Set(forms.map(({ data }) => data.fields["key"])).size).toBe(20);
  });

  it("tells all that is wrong with the data, each with its pointer", async () => {
    expect(await faultsOf(request({ user: "../ada", content_type: "image/svg+xml", bytes: 2 ** 21 }))).toEqual([
      422,
      "invalid_avatar /data/user",
      "invalid_avatar /data/content_type",
      "invalid_avatar /data/bytes",
    ]);
    expect(await faultsOf(request(null))).toEqual([422, "invalid_avatar /data"]);
    expect(await faultsOf(request({ user: "ådá", content_type: "image/png", bytes: 0.5 }))).toEqual([
      422,
      "invalid_avatar /data/user",
      "invalid_avatar /data/bytes",
    ]);
  });

  it("refuses in the same shape what never gets to the command", async () => {
    expect(await faultsOf('{"command":"CreateSignedS3FormData"}')).toEqual([422, "invalid_command /command"]);
    expect(await faultsOf('{"uuid":1}')).toEqual([422, "invalid_uuid /uuid", "invalid_command /command"]);
    for (const body of ["", "{", "\u0000"]) expect(await faultsOf(body)).toEqual([400, "malformed_json null"]);
    expect(await faultsOf("x".repeat(70_000))).toEqual([413, "body_too_large null"]);
    const elsewhere = await app.fetch(new Request("http://service.test/"));
    expect([elsewhere.status, await elsewhere.json()]).toEqual([404, expect.objectContaining({ uuid: null })]);
  });

  it("names each answer by the caller's request id", async () => {
    const answers = [await post(request(), { "x-request-id": "mine" }), await post("{", { "x-request-id": "mine" })];
    expect(answers.map(({ headers }) => headers.get("x-request-id"))).toEqual(["mine", "mine"]);
    expect((await post("{")).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is under 80 lines of source", async () => {
    const files = [...new Bun.Glob("*").scanSync(join(import.meta.dir, "../../src"))];
    const texts = await Promise.all(files.map((name) => Bun.file(join(import.meta.dir, "../../src", name)).text()));
    expect(files.length).toBe(4);
    expect(texts.join("").split("\n").length - 1).toBeLessThan(80);
  });
});
