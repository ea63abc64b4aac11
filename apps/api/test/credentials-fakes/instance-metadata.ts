import type { Server } from "bun";
import type { Give } from "./temporary-credentials.ts";

const sessionToken = "metadata-session";
const roles = "/latest/meta-data/iam/security-credentials/";

/**
 * The instance metadata service in its second version, which answers nothing to those who fetched no session token first.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export function instanceMetadata(give: Give): Server<undefined> {
  const unlessStranger = (answer: () => Response | Promise<Response>) => (request: Request) =>
    request.headers.get("x-aws-ec2-metadata-token") === sessionToken ? answer() : new Response(null, { status: 401 });
  return Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    routes: {
      "/latest/api/token": {
        PUT: ({ headers }) =>
          headers.has("x-aws-ec2-metadata-token-ttl-seconds")
            ? new Response(sessionToken)
            : new Response(null, { status: 400 }),
      },
      [roles]: unlessStranger(() => new Response("uploader")),
      [`${roles}uploader`]: unlessStranger(async () => {
        const given = await give();
        if (given instanceof Response) return given;
        return Response.json({
          Code: "Success",
          Type: "AWS-HMAC",
          AccessKeyId: given.accessKeyId,
          SecretAccessKey: given.secretAccessKey,
          Token: given.sessionToken,
          Expiration: given.expiration.toISOString(),
        });
      }),
    },
    fetch: () => new Response(null, { status: 404 }),
  });
}
