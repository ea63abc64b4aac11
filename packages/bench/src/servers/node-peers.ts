import { join } from "node:path";
import { paramsExchange } from "../verification/companion-params.ts";
import { peerExchange } from "../verification/create-signed-url.ts";
import type { Account } from "./account.ts";
import { otherRuntimes, withPackages } from "./build/npm-packages.ts";
import type { Peer } from "./peer.ts";
import { peerFolder } from "./repository.ts";

type Variables = Readonly<Record<string, string>>;

const onNode = (
  { name, ...rest }: Omit<Peer, "prepare">,
  variablesOf: (account: Account, folder: string) => Variables = () => ({}),
): Peer => ({
  ...rest,
  name,
  async prepare(progress, account) {
    const folder = await withPackages(peerFolder(name), name, progress);
    const { node } = await otherRuntimes(progress);
    const env = { NODE_ENV: "production", ...variablesOf(account, join(folder, "node_modules")) };
    return { command: [node, join(folder, "server.mjs")], env };
  },
});

const companionVariables = (account: Account, folder: string): Variables => ({
  // Where it keeps what passes through it, of which there is nothing here.
  COMPANION_DATADIR: folder,
  COMPANION_DOMAIN: "localhost",
  COMPANION_CLIENT_ORIGINS: "http://localhost",
  COMPANION_UPLOAD_URLS: account.endpoint,
  COMPANION_SECRET: "a secret of nobody's",
  COMPANION_PREAUTH_SECRET: "another secret of nobody's",
  COMPANION_AWS_KEY: account.accessKeyId,
  COMPANION_AWS_SECRET: account.secretAccessKey,
  COMPANION_AWS_BUCKET: account.bucket,
  COMPANION_AWS_REGION: account.region,
  COMPANION_AWS_ENDPOINT: account.endpoint,
  COMPANION_AWS_FORCE_PATH_STYLE: "true",
  COMPANION_AWS_EXPIRES: "3600",
});

/** Peers on current Node. */
export const nodePeers: readonly Peer[] = [
  onNode({ name: "fastify-aws-sdk", title: "Fastify + createPresignedPost, Node", exchange: peerExchange }),
  onNode(
    {
      name: "uppy-companion",
      title: "Uppy Companion, `GET /s3/params`, Node",
      exchange: paramsExchange,
      connections: 4,
    },
    companionVariables,
  ),
];
