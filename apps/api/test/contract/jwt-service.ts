import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { startCollector } from "../collector.ts";
import { containerEndpoint } from "../credentials-fakes/container-endpoint.ts";
import { noOtherCredentials } from "../credentials-fakes/no-other-credentials.ts";
import { temporaryCredentials } from "../credentials-fakes/temporary-credentials.ts";
import { type Claims, type Issuer, type IssuerKey, issuerKey, startIssuer, tokenOf } from "../issuer.ts";
import { type Service, type ServiceRuntime, startService } from "../service.ts";
import { accessKeyIdOf, endOf, formOf } from "../signed-form.ts";
import { type TemporaryFolder, temporaryFolder } from "../temporary-folder.ts";
import { json, path } from "../unit/test-app.ts";
import { waitUntil } from "../wait-until.ts";

const audience = "uploads";
const containersToken = "authorizationTokenOfTheContainer";
const credentialsLifeSeconds = 8;
const profiles = {
  avatars: { key_template: "avatars/{subject}/{uuid}", content_types: ["image/png"], allowed: { scopes: ["avatars"] } },
  cold: { bucket: "cold", region: "eu-west-1" },
};

/**
 * Describes a service that has much configured, whatever it runs on: callers with JSON Web Tokens, upload profiles, repeatable
 * requests, traces, and the credentials of a container, which change.
 */
export function describeJwtService(runtime: ServiceRuntime): void {
  let folder: TemporaryFolder;
  let key: IssuerKey;
  let issuer: Issuer;
  let service: Service;
  let given = 0;
  const collector = startCollector();
  const container = containerEndpoint(containersToken, () =>
    temporaryCredentials(`CONTAINER${++given}`, credentialsLifeSeconds),
  );

  beforeAll(async () => {
    folder = await temporaryFolder();
    key = await issuerKey("first");
    issuer = startIssuer([key]);
    service = await startService(
      {
        ...noOtherCredentials,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", container.url).href,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: await folder.write("container", containersToken),
        AUTH: "jwt",
        AUTH_JWKS_URL: issuer.jwksUrl,
        AUTH_ISSUER: issuer.url,
        AUTH_AUDIENCE: audience,
        UPLOAD_PROFILES_FILE: await folder.write("profiles.json", JSON.stringify(profiles)),
        IDEMPOTENCY_SECRET_FILE: await folder.write("idempotency", "secretOfTheRequests"),
        CORS_ORIGINS: "https://app.example",
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      },
      undefined,
      runtime,
    );
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await Promise.all([issuer?.stop(), collector.stop(), container.stop(true), folder?.[Symbol.asyncDispose]()]);
  });

  const tokenFor = (claims: Claims = {}) =>
    tokenOf(key, { iss: issuer.url, aud: audience, sub: "ann", exp: Math.floor(Date.now() / 1000) + 600, ...claims });
  const ask = async (body: unknown, token: string | undefined, headers: Readonly<Record<string, string>> = {}) => {
    const { headers: usual, ...rest } = json(body);
    const authorization = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    return fetch(service.url + path, { ...rest, headers: { ...usual, ...authorization, ...headers } });
  };

  describe(`the service with AUTH=jwt on ${runtime.name}`, () => {
    it("takes a token that its issuer's key has signed, and refuses others and none with 401", async () => {
      expect((await ask({}, await tokenFor())).status).toBe(202);
      const forged = await tokenOf(await issuerKey("first"), { iss: issuer.url, aud: audience, sub: "ann", exp: 9e9 });
      for (const token of [await tokenFor({ exp: 1 }), await tokenFor({ aud: "others" }), forged, undefined]) {
        const answer = await ask({}, token);
        expect(answer.status).toBe(401);
        expect(answer.headers.get("www-authenticate")).toStartWith("Bearer realm=");
      }
    });

    it("signs by an upload profile for the scope that may use it, and for no other", async () => {
      const data = { profile: "avatars", content_type: "image/png" };
      const answer = await ask({ data }, await tokenFor({ scope: "avatars" }));
      expect((await formOf(answer)).fields.key).toStartWith("avatars/ann/");
      expect((await ask({ data }, await tokenFor({ scope: "read" }))).status).toBe(403);
      expect((await ask({ data: { profile: "constructor" } }, await tokenFor())).status).toBe(422);
    });

    it("gives one key to one Idempotency-Key, and another to another", async () => {
      const token = await tokenFor();
      const keyFor = async (idempotencyKey: string) =>
        (await formOf(await ask({}, token, { "idempotency-key": idempotencyKey }))).fields.key;
      // The window may change between two calls: not between each two of three.
      const keys = [await keyFor("one"), await keyFor("one"), await keyFor("one")];
      expect(new Set(keys).size).toBeLessThan(3);
      expect(keys).not.toContain(await keyFor("two"));
    });

    it("lets the pages of its origins ask, and no others", async () => {
      const allowed = async (origin: string) =>
        (
          await fetch(service.url + path, {
            method: "OPTIONS",
            headers: {
              origin,
              "access-control-request-method": "POST",
              "access-control-request-headers": "authorization",
            },
          })
        ).headers.get("access-control-allow-origin");
      expect(await allowed("https://app.example")).toBe("https://app.example");
      expect(await allowed("https://evil.example")).toBeNull();
    });

    it("blames no region of a form where its buckets are in several", async () => {
      const authorization = `Bearer ${await tokenFor()}`;
      for (const data of [{}, { profile: "cold" }]) {
        const { fields } = await formOf(await ask({ data }, await tokenFor()));
        const { headers, ...rest } = json({ data: { fields } });
        const answer = await fetch(`${service.url}/api/v2/s3/explain_upload`, {
          ...rest,
          headers: { ...headers, authorization },
        });
        expect(await answer.json()).toMatchObject({ data: { accepted: true, findings: [] } });
      }
    });

    it("signs with the container's next credentials before the old ones end, which no form outlives", async () => {
      const token = await tokenFor();
      const used = new Set<string>();
      await waitUntil("there were two pairs of credentials", async () => {
        const answer = await ask({}, token);
        expect(answer.status).toBe(202);
        const form = await formOf(answer);
        expect(endOf(form)).toBeLessThanOrEqual(Date.now() + credentialsLifeSeconds * 1000);
        return used.add(accessKeyIdOf(form)).size >= 2;
      });
    });

    it("sends a span for a request below the caller's to the collector, and writes a line with its trace and subject", async () => {
      const traceId = "0af7651916cd43dd8448eb211c80319c";
      const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
      const answer = await ask({}, await tokenFor({ sub: "bob" }), { traceparent, "x-request-id": "traced" });
      expect(answer.headers.get("traceresponse")).toStartWith(`00-${traceId}-`);
      // What is left is sent at the end.
      expect(await service.stop("SIGINT")).toBe(0);
      const spans = collector.spans().filter((span) => span.traceId === traceId);
      expect(spans.map(({ name }) => name).sort()).toEqual([`POST ${path}`, "sign"]);
      const lines = service
        .output()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { readonly requestId?: string });
      expect(lines.find(({ requestId }) => requestId === "traced")).toMatchObject({
        level: "info",
        msg: "request",
        method: "POST",
        route: path,
        status: 202,
        subject: "bob",
        traceId,
      });
    });
  });
}
