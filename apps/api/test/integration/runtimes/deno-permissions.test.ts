import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { tmpdir } from "node:os";
import { type Listening, localS3 } from "@signed-s3/local-s3";
import { startCollector } from "../../collector.ts";
import { containerEndpoint } from "../../credentials-fakes/container-endpoint.ts";
import { instanceMetadata } from "../../credentials-fakes/instance-metadata.ts";
import { noOtherCredentials } from "../../credentials-fakes/no-other-credentials.ts";
import { temporaryCredentials } from "../../credentials-fakes/temporary-credentials.ts";
import { tokenService } from "../../credentials-fakes/token-service.ts";
import { denoWithout, documentedPermissions, permissionsOfCommand } from "../../deno-service.ts";
import { issuerKey, startIssuer, tokenOf } from "../../issuer.ts";
import { freePort, runService, startService, type Variables } from "../../service.ts";
import { askForForm } from "../../signed-form.ts";
import { type TemporaryFolder, temporaryFolder } from "../../temporary-folder.ts";
import { credentials, path } from "../../unit/test-app.ts";
import { waitUntil } from "../../wait-until.ts";

const address = { HOST: "127.0.0.1", PORT: String(await freePort()) };
const identity = "webIdentityTokenOfTheService";
const containersToken = "authorizationTokenOfTheContainer";
const give = () => temporaryCredentials("GIVEN", 600);
const collector = startCollector();
const key = await issuerKey("first");
const issuer = startIssuer([key]);
const container = containerEndpoint(containersToken, give);
const metadata = instanceMetadata(give);
const tokens = tokenService(identity, give);
let folder: TemporaryFolder;
let store: Listening;

beforeAll(async () => {
  folder = await temporaryFolder();
  // Nothing is uploaded here, and so nothing made in it.
  const options = { folder: `${tmpdir()}/never-made`, buckets: ["uploads"], credentials: [credentials] };
  store = await localS3(options).listen();
});
afterAll(async () => {
  await Promise.all([collector.stop(), issuer.stop(), container.stop(true), metadata.stop(true), tokens.stop(true)]);
  await store?.close();
  await folder?.[Symbol.asyncDispose]();
});

const usual = (): Variables => ({
  ...address,
  S3_BUCKET: "uploads",
  AWS_ENDPOINT_URL_S3: new URL(store.url).origin,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});

/** The same on a port of its own. */
const usualElsewhere = async (): Promise<Variables> => ({ ...usual(), PORT: String(await freePort()) });

/** Starts the service with all permissions but one. Why it ends: Deno doesn't grant what it asks for, or it lacks a variable. */
async function expectNoStart(left: string, variables: Variables): Promise<void> {
  const { code, output } = await runService(variables, [], denoWithout(left));
  expect(code).toBeOneOf([1, 78]);
  expect(output).toMatch(/NotCapable: Requires (env|net|sys) access|The configuration is wrong:/);
}

/** Starts the service with all permissions but one, and asks it for as long as it runs. */
async function withoutOne(
  left: string,
  variables: Variables,
  use: (url: string, output: () => string) => Promise<void>,
) {
  const service = await startService(variables, "/health/live", denoWithout(left));
  try {
    await use(service.url, service.output);
  } finally {
    await service.stop("SIGKILL");
  }
}

async function expectNoCredentials(url: string, output: () => string): Promise<void> {
  await waitUntil("it finds no credentials", () => output().includes("no new credentials"));
  expect((await askForForm(url)).status).toBe(503);
}

describe("the permissions that docs/runtimes.md grants the service on Deno", () => {
  it("let it work, and are each for one thing: none is for all of a kind", async () => {
    expect(permissionsOfCommand.filter((it) => it.startsWith("--allow-") && !it.includes("="))).toEqual([]);
    expect(permissionsOfCommand.length).toBeGreaterThan(5);
    // The command is for two addresses: else it is what the rules make of its variables.
    const { HOST, PORT, AWS_ENDPOINT_URL_S3 } = {
      HOST: "127.0.0.1",
      PORT: "3000",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9000",
    };
    const made = documentedPermissions({ ...usual(), HOST, PORT, AWS_ENDPOINT_URL_S3 });
    expect(made.toSorted()).toEqual(permissionsOfCommand.toSorted());
    const service = await startService(usual(), undefined, denoWithout());
    try {
      await waitUntil("it reaches its bucket", () => service.output().includes("bucket: reachable"));
      expect((await askForForm(service.url)).status).toBe(202);
    } finally {
      await service.stop();
    }
  });

  for (const permission of permissionsOfCommand) {
    if (permission === "--allow-net=127.0.0.1:9000") {
      // Signing asks no store, and so starts without it.
      it(`need ${permission}: without it the service signs for a store that it can't reach`, () =>
        withoutOne(`--allow-net=${new URL(store.url).host}`, usual(), async (url, output) => {
          await waitUntil("it says so", () => output().includes("bucket: unreachable"));
          await waitUntil("it signs", async () => (await askForForm(url)).status === 202);
        }));
    } else if (/AWS_(SECRET_)?ACCESS_KEY/.test(permission)) {
      it(`need ${permission}: without it the service has no credentials`, () =>
        withoutOne(permission, usual(), expectNoCredentials));
    } else {
      it(`need ${permission}: without it the service is refused a start`, () =>
        expectNoStart(permission.replace("127.0.0.1:3000", `${address.HOST}:${address.PORT}`), usual()));
    }
  }
});

// At once, as most of their time they wait until the service gives up.
describe.concurrent("the permissions that docs/runtimes.md lists for more configuration on Deno", () => {
  it("need the file's path: without it the variable is wrong", async () => {
    for (const [name, text] of [
      ["UPLOAD_PROFILES_FILE", "{}"],
      ["IDEMPOTENCY_SECRET_FILE", "secretOfTheRequests"],
    ] as const) {
      const file = await folder.write(name, text);
      await expectNoStart(`--allow-read=${file}`, { ...(await usualElsewhere()), [name]: file });
    }
  });

  it("need the name of an AWS secret whose file is given: without it the service is refused a start", async () => {
    const { AWS_SECRET_ACCESS_KEY = "", ...others } = await usualElsewhere();
    const AWS_SECRET_ACCESS_KEY_FILE = await folder.write("secret", AWS_SECRET_ACCESS_KEY);
    await expectNoStart("--allow-env=AWS_SECRET_ACCESS_KEY", { ...others, AWS_SECRET_ACCESS_KEY_FILE });
  });

  it("need the issuer's host: without it no token can be verified", async () => {
    const jwt = { AUTH: "jwt", AUTH_JWKS_URL: issuer.jwksUrl, AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: "uploads" };
    await withoutOne(
      `--allow-net=${new URL(issuer.url).host}`,
      { ...(await usualElsewhere()), ...jwt },
      async (url, output) => {
        const token = await tokenOf(key, { iss: issuer.url, aud: "uploads", sub: "ann", exp: 9e9 });
        const answer = await fetch(url + path, { method: "POST", headers: { authorization: `Bearer ${token}` } });
        expect(answer.status).toBe(503);
        await waitUntil("it says so", () => output().includes("tokens can't be verified"));
      },
    );
    expect(issuer.asked()).toBe(0);
  });

  it("need the collector's host: without it no trace is sent, and the service works", async () => {
    const variables = {
      ...(await usualElsewhere()),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: "100",
    };
    await withoutOne(`--allow-net=${new URL(collector.url).host}`, variables, async (url, output) => {
      expect((await askForForm(url)).status).toBe(202);
      await waitUntil("it says so", () => output().includes("traces can't be sent"));
    });
    expect(collector.spans()).toEqual([]);
  });

  it("need what leads to temporary credentials: without it the service has none", async () => {
    const ofContainer = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", container.url).href,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: await folder.write("container", containersToken),
    };
    const ofIdentity = {
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/uploader",
      AWS_WEB_IDENTITY_TOKEN_FILE: await folder.write("identity", identity),
      AWS_ENDPOINT_URL_STS: tokens.url.href,
    };
    const ofInstance = { AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url.href };
    const sources: readonly (readonly [left: string, source: Variables])[] = [
      [`--allow-net=${container.url.host}`, ofContainer],
      [`--allow-read=${ofContainer.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE}`, ofContainer],
      [`--allow-net=${tokens.url.host}`, ofIdentity],
      [`--allow-read=${ofIdentity.AWS_WEB_IDENTITY_TOKEN_FILE}`, ofIdentity],
      ["--allow-sys=osRelease", ofIdentity],
      [`--allow-net=${metadata.url.host}`, ofInstance],
    ];
    await Promise.all(
      sources.map(([left, source]) => withoutOne(left, { ...noOtherCredentials, ...source }, expectNoCredentials)),
    );
  });
});
