import type { Server } from "bun";
import type { Give } from "./temporary-credentials.ts";

/**
 * The security token service, for `AssumeRoleWithWebIdentity` with one web identity token.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export function tokenService(webIdentityToken: string, give: Give): Server<undefined> {
  return Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      const asked = new URLSearchParams(await request.text());
      if (asked.get("Action") !== "AssumeRoleWithWebIdentity" || asked.get("WebIdentityToken") !== webIdentityToken) {
        return tokenServiceError("InvalidIdentityToken", `Not a token of ours: ${asked.get("WebIdentityToken")}`);
      }
      const given = await give();
      if (given instanceof Response) return given;
      return new Response(
        `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Credentials>
      <AccessKeyId>${given.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${given.secretAccessKey}</SecretAccessKey>
      <SessionToken>${given.sessionToken}</SessionToken>
      <Expiration>${given.expiration.toISOString()}</Expiration>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`,
        { headers: { "content-type": "text/xml" } },
      );
    },
  });
}

/** An error in the service's words. */
function tokenServiceError(code: string, message: string): Response {
  return new Response(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    { status: 400, headers: { "content-type": "text/xml" } },
  );
}
