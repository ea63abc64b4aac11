import { fileURLToPath } from "node:url";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { freePort } from "../free-port.ts";
import type { TestFleetOptions } from "../test-fleet.ts";

/** EKS's agent: the SDK asks no other host than this, ECS's and this machine itself without TLS. */
const agent = { subnet: "169.254.170.16/28", gateway: "169.254.170.17", address: "169.254.170.23" };
const token = "identity-of-the-replicas";

/** What MinIO's token service gives, with the end that replicas are told of. */
export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly endsAt: number;
}

/** The replicas' role: temporary credentials, as a container platform hands them out. */
export interface Identity {
  /** What a fleet whose replicas have this role differs by. */
  readonly fleet: TestFleetOptions;
  /** Has the store give new ones, and lets the replicas fetch them. */
  readonly rotate: (storeUrl: string) => Promise<void>;
  /** All that were ever handed out, by access key id. */
  readonly issued: ReadonlyMap<string, IssuedCredentials>;
}

/**
 * Gives the replicas of a fleet a role instead of keys.
 *
 * @param lifeSeconds How long each credentials are said to live. In truth they live for a quarter of an hour: MinIO gives none
 *   for less.
 */
export function identity(lifeSeconds: number): Identity {
  const port = freePort();
  const issued = new Map<string, IssuedCredentials>();
  return {
    issued,
    fleet: {
      services: {
        api: {
          networks: ["default", "identity"],
          environment: {
            AWS_ACCESS_KEY_ID: "",
            AWS_SECRET_ACCESS_KEY: "",
            AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${agent.address}/v1/credentials`,
            AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
          },
        },
        identity: {
          image: `\${BUN_IMAGE:?}`,
          command: ["bun", "/relay.js"],
          environment: { TOKEN: token },
          volumes: [`${fileURLToPath(new URL("relay.js", import.meta.url))}:/relay.js:ro`],
          ports: [`127.0.0.1:${port}:80`],
          networks: { default: {}, identity: { ipv4_address: agent.address } },
        },
      },
      networks: {
        identity: { internal: true, ipam: { config: [{ subnet: agent.subnet, gateway: agent.gateway }] } },
      },
    },
    async rotate(storeUrl) {
      const credentials = { accessKeyId: "stack-user", secretAccessKey: "stack-password" };
      const client = new STSClient({ endpoint: storeUrl, region: "us-east-1", credentials });
      const { Credentials: given } = await client.send(
        new AssumeRoleCommand({ RoleArn: "arn:minio:iam:::role/api", RoleSessionName: "api", DurationSeconds: 900 }),
      );
      client.destroy();
      if (!given?.AccessKeyId) throw new Error("MinIO's token service gave no access key id");
      const endsAt = Date.now() + lifeSeconds * 1000;
      issued.set(given.AccessKeyId, { accessKeyId: given.AccessKeyId, endsAt });
      const { AccessKeyId, SecretAccessKey, SessionToken: Token } = given;
      const body = { AccessKeyId, SecretAccessKey, Token, Expiration: new Date(endsAt).toISOString() };
      const put = { method: "PUT", body: JSON.stringify(body) };
      const { ok } = await fetch(`http://127.0.0.1:${port}/v1/credentials`, put);
      if (!ok) throw new Error("The replicas' role takes no credentials");
    },
  };
}
