import { describe, expect, it } from "bun:test";
import { CompanionParams, type FormFields, NotAcceptedAnswer, type PolicyDocument } from "@signed-s3/contracts";
import { companionParamsExample } from "@signed-s3/contracts/examples";
import { Value } from "@sinclair/typebox/value";
import { credentials, defaultProfile, inProcess, testApp } from "./test-app.ts";

const send = inProcess(testApp());
const params = async (query: string, to = send): Promise<CompanionParams> => {
  const answer = await to(`/s3/params${query}`);
  expect(answer.status).toBe(200);
  const body: unknown = await answer.json();
  expect([...Value.Errors(CompanionParams, body)]).toEqual([]);
  return body as CompanionParams;
};
const policyOf = ({ policy }: FormFields): PolicyDocument => JSON.parse(atob(policy));

describe("GET /s3/params", () => {
  it("answers without a question with the documented form", async () => {
    const answer = await send("/s3/params");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toBe(JSON.stringify(companionParamsExample));
  });

  it("puts what Uppy asks for on the form, in its fields and in its policy", async () => {
    const query = new URLSearchParams({
      filename: "naïve & co.pdf",
      type: "application/pdf",
      "metadata[name]": "naïve & co.pdf",
      "metadata[album]": "a/b?c",
    });
    const { fields } = await params(`?${query}`);
    const asked = {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="na?ve & co.pdf"; filename*=UTF-8''na%C3%AFve%20%26%20co.pdf`,
      "x-amz-meta-name": "naïve & co.pdf",
      "x-amz-meta-album": "a/b?c",
    };
    expect(fields).toMatchObject(asked);
    for (const [name, value] of Object.entries(asked)) {
      expect(policyOf(fields).conditions).toContainEqual({ [name]: value });
    }
  });

  it("takes what is empty for absent, and ignores what it doesn't know", async () => {
    const { fields } = await params(
      "?filename=&type=&data[expires_in]=1&uuid=1&profile=x&constructor=y&__proto__[a]=b",
    );
    expect(fields).toEqual(companionParamsExample.fields);
  });

  it("says for how long the form is good: not for longer than its credentials", async () => {
    const expiration = new Date("2019-02-20T18:50:23.900Z");
    const shortLived = inProcess(testApp({ credentials: () => ({ ...credentials, expiration }) }));
    expect((await params("", shortLived)).expires).toBe(600);
  });

  it("answers HEAD as GET, without the body", async () => {
    const answer = await send("/s3/params?filename=a.png", { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(900);
    expect(await answer.text()).toBe("");
  });

  const limited = inProcess(
    testApp({
      defaultProfile: { ...defaultProfile, limits: { expiresInSeconds: 60, contentTypes: ["image/*", "a/b"] } },
    }),
  );
  const refused: readonly (readonly [query: string, status: number, sources: (string | null)[], init?: RequestInit])[] =
    [
      ["", 422, ["/type"]],
      ["?type=text/html", 422, ["/type"]],
      ["?type=image/png&filename=%00", 422, ["/filename"]],
      ["?type=image/png&filename=a&filename=b", 422, ["/filename"]],
      ["?type=x&metadata[a%2Fb]=c&metadata[%00]=d", 422, ["/type", "/metadata/a~1b", "/metadata/\u0000"]],
      ["?metadata=x&type=image/png", 422, ["/metadata"]],
      ["?filename=%ff", 400, [null]],
      ["?filename=%", 400, [null]],
      [`?metadata${"[a]".repeat(18)}=1`, 400, [null]],
      ["?type=image/png", 405, [null], { method: "POST" }],
      ["?type=image/png", 406, [null], { headers: { accept: "text/html" } }],
    ];
  for (const [query, status, sources, init] of refused) {
    it(`answers ${status} to ${init?.method ?? "GET"} ${query}, and points at the parameter`, async () => {
      const answer = await limited(`/s3/params${query}`, init);
      expect(answer.status).toBe(status);
      const body = (await answer.json()) as NotAcceptedAnswer;
      expect([...Value.Errors(NotAcceptedAnswer, body)]).toEqual([]);
      expect(body.errors.map(({ source }) => source)).toEqual(sources);
    });
  }
});
