import { describe, expect, it, setDefaultTimeout } from "bun:test";
import { containerEndpoint } from "../../credentials-fakes/container-endpoint.ts";
import { instanceMetadata } from "../../credentials-fakes/instance-metadata.ts";
import { noOtherCredentials } from "../../credentials-fakes/no-other-credentials.ts";
import { temporaryCredentials } from "../../credentials-fakes/temporary-credentials.ts";
import { tokenService } from "../../credentials-fakes/token-service.ts";
import { startService } from "../../service.ts";
import { askForForm } from "../../signed-form.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { waitUntil } from "../../wait-until.ts";

// The SDK asks a container's endpoint four times within some seconds before it gives up.
setDefaultTimeout(60_000);

const secret = "Sesame";

/**
 * Starts the service, waits until it has failed to get credentials, and holds that it is live, not ready, answers 503, and
 * has written no secret.
 *
 * @returns What it wrote.
 */
async function outputOfFailure(variables: Readonly<Record<string, string>>): Promise<string> {
  const service = await startService({ ...noOtherCredentials, ...variables }, "/health/live");
  try {
    await waitUntil("the log tells of the failure", () => service.output().includes("no new credentials"));
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    const answer = await askForForm(service.url);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeWithin(1, 31);
    expect(await answer.text()).not.toContain(secret);
    expect(service.output()).not.toContain(secret);
    return service.output();
  } finally {
    await service.stop();
  }
}

describe("the service says why it has no credentials, and no secret, when", () => {
  it("no link of the chain has any", async () => {
    const output = await outputOfFailure({ AWS_EC2_METADATA_DISABLED: "true" });
    expect(output).toContain("Could not load credentials from any providers");
  });

  it("a program fails, with secrets in its arguments and its complaint", async () => {
    await using folder = await temporaryFolder();
    const program = await folder.write("program.ts", `console.error("${secret}"); process.exit(3);`);
    const config = await folder.write(
      "config",
      `[default]\ncredential_process = "${process.execPath}" "${program}" --key ${secret}\n`,
    );
    await outputOfFailure({ AWS_CONFIG_FILE: config, AWS_EC2_METADATA_DISABLED: "true" });
  });

  it("the token service refuses its web identity, and repeats it", async () => {
    await using folder = await temporaryFolder();
    using service = tokenService("another", () => temporaryCredentials("WEBIDENTITY", 600));
    const output = await outputOfFailure({
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/uploader",
      AWS_WEB_IDENTITY_TOKEN_FILE: await folder.write("identity", secret),
      AWS_ENDPOINT_URL_STS: service.url.href,
    });
    expect(output).toContain('"error":"InvalidIdentityTokenException"');
    expect(output).toContain('"status":400');
  });

  it("the file of its web identity is not there", async () => {
    const identity = "/nowhere/identity";
    const output = await outputOfFailure({
      AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/uploader",
      AWS_WEB_IDENTITY_TOKEN_FILE: identity,
    });
    expect(output).toContain('"code":"ENOENT"');
    expect(output).toContain(`"path":"${identity}"`);
  });

  // The SDK's own pauses between its tries are most of these two.
  it.concurrent("its container's endpoint answers what is no JSON", async () => {
    using endpoint = containerEndpoint("token", () => new Response(`{"SecretAccessKey": ${secret}}`));
    const output = await outputOfFailure({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", endpoint.url).href,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "token",
    });
    expect(output).toContain('"error":"SyntaxError"');
  });

  it.concurrent("its container's token has a line break", async () => {
    using endpoint = containerEndpoint("token", () => temporaryCredentials("CONTAINER", 600));
    await outputOfFailure({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", endpoint.url).href,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: `${secret}\n`,
    });
  });

  it("its instance gives credentials that have ended, which the SDK would let serve on", async () => {
    using metadata = instanceMetadata(() => temporaryCredentials(secret, -60));
    const output = await outputOfFailure({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url.href });
    expect(output).toContain("they have ended already");
  });
});
