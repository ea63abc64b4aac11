import { afterAll, describe, expect, it } from "bun:test";
import { connect } from "node:net";
import { byTokens } from "../../../src/authentication/by-tokens.ts";
import { readAuthTokens } from "../../../src/config/auth-tokens.ts";
import { inProcess, path, testApp } from "../test-app.ts";

const [old, rotated, other] = ["old-token-of-the-app", "new-token-of-the-app", "token+of/another~one=="] as const;
const { tokens } = readAuthTokens(`app:${old}\napp:${rotated}\r\nother:${other},`);
const authenticate = byTokens(tokens);
const app = testApp({ authenticate });
const ask = (authorization?: string, target = path) =>
  inProcess(app)(target, { method: "POST", headers: authorization === undefined ? {} : { authorization } });

describe("authentication() by tokens", () => {
  it("takes a token of the rotation's other half", async () => {
    for (const token of [old, rotated]) {
      expect(await authenticate(new Headers({ authorization: `Bearer ${token}` }))).toEqual({
        subject: "app",
        tokenName: "app",
      });
    }
    expect((await ask(`Bearer ${other}`)).status).toBe(202);
  });

  it("takes the scheme in any letters", async () => {
    for (const scheme of ["bearer", "BEARER"]) expect((await ask(`${scheme} ${old}`)).status).toBe(202);
  });

  for (const [what, authorization] of [
    ["no token", undefined],
    ["an empty header", ""],
    ["a scheme alone", "Bearer"],
    ["a scheme and a space", "Bearer "],
    ["another scheme", `Basic ${btoa(`app:${old}`)}`],
    ["a token without its scheme", old],
  ] as const) {
    it(`asks ${what} for a token`, async () => {
      const answer = await ask(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Signed S3 Resource API"');
      expect(answer.headers.get("x-request-id")).not.toBeNull();
      expect(await answer.json()).toMatchObject({
        status: "not_accepted",
        uuid: null,
        errors: [{ status: 401, code: "unauthorized", source: null }],
      });
    });
  }

  for (const [what, token] of [
    ["the beginning of a token", old.slice(0, -1)],
    ["a token and more", `${old}x`],
    ["a token in other letters", old.toUpperCase()],
    ["a name with its token", `app:${old}`],
    ["a name alone", "app"],
    ["two tokens", `${old} ${rotated}`],
    ["two headers in one", `${old}, Bearer ${old}`],
    ["what is no token at all", "ü{}"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const answer = await ask(`Bearer ${token}`);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toEndWith(', error="invalid_token"');
      expect(await answer.text()).not.toContain(token);
    });
  }

  it("refuses before it reads what was sent, and whatever that is", async () => {
    const answer = await inProcess(app)(path, { method: "POST", body: "{", headers: { "content-type": "text/plain" } });
    expect(answer.status).toBe(401);
  });

  it("guards the explanation of an upload too", async () => {
    expect((await ask(undefined, "/api/v2/s3/explain_upload")).status).toBe(401);
  });

  for (const open of ["/health/live", "/health/ready", "/openapi/json"]) {
    it(`lets everyone ask for ${open}`, async () => expect((await inProcess(app)(open)).status).toBe(200));
  }

  it("lets everyone know that a path does not exist", async () => {
    expect((await ask(undefined, "/api/v2/s3/nothing")).status).toBe(404);
  });
});

describe("authentication() over a port", () => {
  const server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: app.fetch });
  afterAll(() => server.stop(true));

  const statusOf = (headers: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(server.port), "127.0.0.1").on("error", reject);
      socket.once("data", (data) => {
        resolve(data.toString().split(" ")[1] ?? "");
        socket.destroy();
      });
      socket.write([`POST ${path} HTTP/1.1`, "Host: x", "Content-Length: 0", ...headers, "", ""].join("\r\n"));
    });

  it("takes one Authorization header", async () => {
    expect(await statusOf([`authorization: bearer ${old}`])).toBe("202");
  });

  it("refuses two Authorization headers, whichever of them is good", async () => {
    const [good, bad] = [`Authorization: Bearer ${old}`, "Authorization: Bearer no-token-of-any-caller"];
    for (const headers of [
      [good, bad],
      [bad, good],
      [good, good],
    ]) {
      expect(await statusOf(headers)).toBe("401");
    }
  });
});

describe("readAuthTokens()", () => {
  const long = "t".repeat(16);
  for (const [what, text, rule] of [
    ["no name", long, "entry 1 must be name:token"],
    ["an empty name", `:${long}`, "entry 1 must be name:token"],
    ["a name with a space", `a b:${long}`, "entry 1 must be name:token"],
    ["a short token", `ok:${long},short:${long.slice(1)}`, "entry 2 must have a token of at least 16"],
    ["a token that no header can have", `a:${long}é`, "entry 1 must have a token of A-Z"],
    ["a token twice", `a:${long}\nb:${long}`, "entry 2 must not have the token of an earlier entry"],
    ["nothing at all", ",\n", "must have a token"],
  ] as const) {
    it(`tells of ${what}, and not what it is`, () => {
      const { problems } = readAuthTokens(text);
      expect(problems.map((found) => found.rule)).toEqual([expect.stringContaining(rule)]);
      expect(JSON.stringify(problems)).not.toContain(long.slice(1));
    });
  }

  it("keeps no token", () => expect(JSON.stringify(tokens)).not.toContain(old));
});
