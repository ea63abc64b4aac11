import { beforeAll, describe, expect, it } from "bun:test";
import { NotAcceptedAnswer } from "@signed-s3/contracts";
import { pageFiles } from "@signed-s3/upload-page";
import { Value } from "@sinclair/typebox/value";
import { readConfig } from "../../src/config.ts";
import { inProcess, testApp } from "./test-app.ts";

const postedTo = ["http://localhost:9000/photos", "http://localhost:9000/other", "https://cold.s3.example.com"];
const send = inProcess(testApp({ uploadPage: { files: pageFiles, wantsToken: true, postedTo } }));
let html: string;
let paths: readonly string[];

beforeAll(async () => {
  html = await (await send("/")).text();
  paths = [...html.matchAll(/(?:src|href)="(upload-page\/[^"]+)"/g)].map(([, path]) => `/${path}`);
});

describe("the upload page", () => {
  it("is HTML that is asked for anew each time, under a policy without exceptions", async () => {
    const { headers, status } = await send("/");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; " +
        "connect-src 'self' http://localhost:9000 https://cold.s3.example.com; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(html).toContain('<meta name="wants-token" content="yes">');
    expect(html).not.toMatch(/<(script|style)>|style="| on\w+=/);
  });

  it("loads a script and a style sheet, named by their content and kept for ever, compressed where that is understood", async () => {
    expect(paths.map((path) => path.replace(/-[0-9a-z]{8}\./, "-*."))).toEqual([
      "/upload-page/page-*.css",
      "/upload-page/page-*.js",
    ]);
    for (const path of paths) {
      const plain = await send(path);
      expect(plain.headers.get("content-type")).toMatch(/^text\/(css|javascript); charset=utf-8$/);
      expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(plain.headers.get("vary")).toContain("accept-encoding");
      const bytes = await plain.bytes();
      expect(bytes.length).toBeLessThan(1_000_000);

      const small = await send(path, { headers: { "accept-encoding": "br, gzip" } });
      expect(small.headers.get("content-encoding")).toBe("gzip");
      expect(Buffer.compare(Bun.gunzipSync(await small.arrayBuffer()), bytes)).toBe(0);
      const refused = await send(path, { headers: { "accept-encoding": "br, gzip;q=0" } });
      expect(refused.headers.get("content-encoding")).toBeNull();
    }
  });

  it("has no other files, and answers so in the shape of refusals", async () => {
    for (const path of ["/upload-page/page-00000000.js", "/upload-page/__proto__", "/upload-page/..%2fpackage.json"]) {
      const answer = await send(path);
      expect(answer.status).toBe(404);
      expect(Value.Check(NotAcceptedAnswer, await answer.json())).toBe(true);
    }
  });

  it("is not there unless it is wanted", async () => {
    const answer = await inProcess(testApp())("/");
    expect(answer.status).toBe(404);
    expect(Value.Check(NotAcceptedAnswer, await answer.json())).toBe(true);
  });

  it("is wanted outside production, and in production with UPLOAD_PAGE=on", () => {
    const production = { NODE_ENV: "production", AUTH: "none", S3_BUCKET: "photos", AWS_REGION: "us-east-1" };
    const wanted = (variables: Record<string, string>): boolean => readConfig(variables).uploadPage;
    expect([wanted({}), wanted({ UPLOAD_PAGE: "off" })]).toEqual([true, false]);
    expect([wanted(production), wanted({ ...production, UPLOAD_PAGE: "on" })]).toEqual([false, true]);
  });
});
