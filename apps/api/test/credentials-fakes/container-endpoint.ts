import type { Server } from "bun";
import type { Give } from "./temporary-credentials.ts";

/**
 * The endpoint that gives a container its role's credentials, at `/credentials`, to those who know the token.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
export function containerEndpoint(authorizationToken: string, give: Give): Server<undefined> {
  return Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    routes: {
      "/credentials": async ({ headers }) => {
        if (headers.get("authorization") !== authorizationToken) return new Response("who are you?", { status: 401 });
        const given = await give();
        if (given instanceof Response) return given;
        return Response.json({
          AccessKeyId: given.accessKeyId,
          SecretAccessKey: given.secretAccessKey,
          Token: given.sessionToken,
          Expiration: given.expiration.toISOString(),
        });
      },
    },
  });
}
