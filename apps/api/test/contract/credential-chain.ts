import { describe, expect, it } from "bun:test";
import type { SignedForm } from "@signed-s3/contracts";
import { containerEndpoint } from "../credentials-fakes/container-endpoint.ts";
import { instanceMetadata } from "../credentials-fakes/instance-metadata.ts";
import { noOtherCredentials } from "../credentials-fakes/no-other-credentials.ts";
import { type TemporaryCredentials, temporaryCredentials } from "../credentials-fakes/temporary-credentials.ts";
import { tokenService } from "../credentials-fakes/token-service.ts";
import { type ServiceRuntime, startService } from "../service.ts";
import { accessKeyIdOf, askForForm, endOf, formOf, policyOf } from "../signed-form.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const lifeSeconds = 600;

/** The form that the service signs when it finds its credentials by some variables and nothing else. */
const formSignedOn =
  (runtime: ServiceRuntime) => async (variables: Readonly<Record<string, string>>, secrets: readonly string[]) => {
    const service = await startService({ ...noOtherCredentials, ...variables }, undefined, runtime);
    try {
      const answer = await askForForm(service.url);
      expect(answer.status).toBe(202);
      for (const secret of secrets) expect(service.output()).not.toContain(secret);
      return await formOf(answer);
    } finally {
      await service.stop();
    }
  };

function expectSignedBy(form: SignedForm, { accessKeyId, sessionToken }: TemporaryCredentials): void {
  expect(accessKeyIdOf(form)).toBe(accessKeyId);
  expect(form.fields).toHaveProperty("x-amz-security-token", sessionToken);
  expect(policyOf(form).conditions).toContainEqual({ "x-amz-security-token": sessionToken });
}

function expectEndingWith(form: SignedForm, { expiration }: TemporaryCredentials): void {
  expect(endOf(form)).toBe(Math.floor(expiration.getTime() / 1000) * 1000);
}

/**
 * Describes by which of AWS's ways the service finds its credentials, whatever it runs on.
 *
 * @param programs Whether a program can be one of them. Default: it can
 */
export function describeCredentialChain(runtime: ServiceRuntime, { programs = true } = {}): void {
  const formSignedWith = formSignedOn(runtime);
  describe(`the service on ${runtime.name} signs with the credentials of`, () => {
    it("its environment, its secrets in files", async () => {
      await using folder = await temporaryFolder();
      const given = temporaryCredentials("FILES", lifeSeconds);
      const form = await formSignedWith(
        {
          AWS_ACCESS_KEY_ID_FILE: await folder.write("id", `${given.accessKeyId}\n`),
          AWS_SECRET_ACCESS_KEY_FILE: await folder.write("secret", `${given.secretAccessKey}\n`),
          AWS_SESSION_TOKEN_FILE: await folder.write("token", `${given.sessionToken}\n`),
        },
        [given.secretAccessKey, given.sessionToken],
      );
      expectSignedBy(form, given);
    });

    it("its environment, and no longer than they say", async () => {
      const given = temporaryCredentials("ENVIRONMENT", lifeSeconds);
      const form = await formSignedWith(
        {
          AWS_ACCESS_KEY_ID: given.accessKeyId,
          AWS_SECRET_ACCESS_KEY: given.secretAccessKey,
          AWS_SESSION_TOKEN: given.sessionToken,
          AWS_CREDENTIAL_EXPIRATION: given.expiration.toISOString(),
        },
        [given.secretAccessKey, given.sessionToken],
      );
      expectSignedBy(form, given);
      expectEndingWith(form, given);
    });

    it("a profile of the shared files", async () => {
      await using folder = await temporaryFolder();
      const given = temporaryCredentials("PROFILE", lifeSeconds);
      const path = await folder.write(
        "credentials",
        `[default]
aws_access_key_id = ANOTHER
aws_secret_access_key = secretOfANOTHER

[uploads]
aws_access_key_id = ${given.accessKeyId}
aws_secret_access_key = ${given.secretAccessKey}
aws_session_token = ${given.sessionToken}
`,
      );
      const form = await formSignedWith({ AWS_PROFILE: "uploads", AWS_SHARED_CREDENTIALS_FILE: path }, [
        given.secretAccessKey,
        given.sessionToken,
      ]);
      expectSignedBy(form, given);
    });

    it("a role it assumes with its web identity", async () => {
      await using folder = await temporaryFolder();
      const given = temporaryCredentials("WEBIDENTITY", lifeSeconds);
      const identity = "webIdentityTokenOfTheService";
      using service = tokenService(identity, () => given);
      const form = await formSignedWith(
        {
          AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/uploader",
          AWS_WEB_IDENTITY_TOKEN_FILE: await folder.write("identity", identity),
          AWS_ENDPOINT_URL_STS: service.url.href,
        },
        [given.secretAccessKey, given.sessionToken, identity],
      );
      expectSignedBy(form, given);
      expectEndingWith(form, given);
    });

    for (const by of ["AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]) {
      it(`its container's role, known by ${by}`, async () => {
        await using folder = await temporaryFolder();
        const given = temporaryCredentials("CONTAINER", lifeSeconds);
        const token = "authorizationTokenOfTheContainer";
        using endpoint = containerEndpoint(token, () => given);
        const form = await formSignedWith(
          {
            AWS_CONTAINER_CREDENTIALS_FULL_URI: new URL("/credentials", endpoint.url).href,
            [by]: by.endsWith("_FILE") ? await folder.write("container", token) : token,
          },
          [given.secretAccessKey, given.sessionToken, token],
        );
        expectSignedBy(form, given);
        expectEndingWith(form, given);
      });
    }

    it("its instance's role", async () => {
      const given = temporaryCredentials("INSTANCE", lifeSeconds);
      using metadata = instanceMetadata(() => given);
      const form = await formSignedWith({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url.href }, [
        given.secretAccessKey,
        given.sessionToken,
      ]);
      expectSignedBy(form, given);
      expectEndingWith(form, given);
    });
    if (programs)
      it("a program that a profile names", async () => {
        await using folder = await temporaryFolder();
        const given = temporaryCredentials("PROGRAM", lifeSeconds);
        const answer = {
          Version: 1,
          AccessKeyId: given.accessKeyId,
          SecretAccessKey: given.secretAccessKey,
          SessionToken: given.sessionToken,
          Expiration: given.expiration.toISOString(),
        };
        const program = await folder.write("program.ts", `console.log(${JSON.stringify(JSON.stringify(answer))})`);
        const path = await folder.write(
          "config",
          `[default]\ncredential_process = "${process.execPath}" "${program}"\n`,
        );
        const form = await formSignedWith({ AWS_CONFIG_FILE: path }, [given.secretAccessKey, given.sessionToken]);
        expectSignedBy(form, given);
        expectEndingWith(form, given);
      });
  });
}
