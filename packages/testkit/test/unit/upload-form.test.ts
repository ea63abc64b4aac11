import { afterAll, describe, expect, test } from "bun:test";
import { postForm, uploadForm } from "../../src/upload-form.ts";

/** Tells what it was posted, as it came over the wire. */
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  routes: {
    "/bucket": async (request) => new Response(await request.text(), { status: 201, headers: { etag: '"e"' } }),
    "/redirecting": () => Response.redirect("http://127.0.0.1/elsewhere", 303),
  },
});
afterAll(() => server.stop(true));
const url = `${server.url.origin}/bucket`;

/** The parts' headers and values of a multipart body, in their order. */
function partsOf(body: string): string[] {
  const [boundary = ""] = body.split("\r\n");
  return body.split(boundary).flatMap((part) => (part.startsWith("\r\n") ? [part.trim()] : []));
}

describe("uploadForm()", () => {
  test("sends the fields in their order and the file last", async () => {
    const fields = { key: "uploads/1", success_action_status: "201", policy: "e30=" };
    const answer = await uploadForm({ url, fields }, "hello", { filename: "greeting.txt", contentType: "text/plain" });
    expect(partsOf(answer.body)).toEqual([
      'Content-Disposition: form-data; name="key"\r\n\r\nuploads/1',
      'Content-Disposition: form-data; name="success_action_status"\r\n\r\n201',
      'Content-Disposition: form-data; name="policy"\r\n\r\ne30=',
      expect.stringMatching(
        /^Content-Disposition: form-data; name="file"; filename="greeting.txt"\r\nContent-Type: text\/plain.*\r\n\r\nhello$/,
      ),
    ]);
  });

  test("sends bytes and blobs unchanged", async () => {
    const bytes = new TextEncoder().encode("\u0000é\r\n");
    for (const file of [bytes, new Blob([bytes])]) {
      expect((await uploadForm({ url, fields: {} }, file)).body).toContain("\u0000é\r\n");
    }
  });

  test("gives status, headers and body of the answer", async () => {
    const answer = await uploadForm({ url, fields: { key: "a" } }, "hello");
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"e"');
    expect(answer.body).toContain("hello");
  });

  test("shows a redirect instead of following it", async () => {
    const answer = await uploadForm({ url: `${server.url.origin}/redirecting`, fields: {} }, "hello");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("http://127.0.0.1/elsewhere");
  });
});

describe("postForm()", () => {
  test("sends a field twice and a field after the file", async () => {
    const file = new File(["hello"], "greeting.txt");
    const answer = await postForm(url, [
      ["key", "a"],
      ["key", "b"],
      ["file", file],
      ["acl", "public-read"],
    ]);
    const names = partsOf(answer.body).map((part) => /name="(\w+)"/.exec(part)?.[1]);
    expect(names).toEqual(["key", "key", "file", "acl"]);
  });
});
