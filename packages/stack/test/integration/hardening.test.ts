import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "@signed-s3/testkit";
import { engine, image } from "../container.ts";
import { textsInImage } from "../hardening/saved-image.ts";
import { type TestFleet, testFleet } from "../test-fleet.ts";

const { dockerode } = engine.container;
const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const docker = (...words: string[]) =>
  runProgram("docker", words, { cure: "Mend what it says.", env: { DOCKER_BUILDKIT: "0" } });
const planted = (what: string): string => `planted-${what}-${crypto.randomUUID()}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "signed-s3-hardening-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a fleet of docker/compose.production.yaml", () => {
  const secrets = {
    "auth-tokens": `shop:${planted("token")}`,
    "access-key-id": "AKIAPLANTED000000000",
    "secret-access-key": planted("key"),
  };
  let fleet: TestFleet;

  beforeAll(async () => {
    await mkdir(join(folder, "secrets"));
    for (const [name, secret] of Object.entries(secrets)) await Bun.write(join(folder, "secrets", name), secret);
    const program = fileURLToPath(new URL("../hardening/write-everywhere.js", import.meta.url));
    fleet = await testFleet({
      file: "compose.production.yaml",
      variables: {
        SECRETS_FOLDER: join(folder, "secrets"),
        AWS_REGION: "eu-central-1",
        S3_BUCKET: "uploads",
        AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
        CORS_ORIGINS: "https://shop.example",
      },
      // The image has no program to look around with.
      services: { api: { volumes: [`${process.execPath}:/probe/bun:ro`, `${program}:/probe/write-everywhere.js:ro`] } },
    });
    await fleet.up();
  }, 180_000);
  afterAll(() => fleet?.down(), 60_000);

  const ask = (headers: Record<string, string>) =>
    fetch(`${fleet.url}/api/v2/s3/create_signed_url`, { method: "POST", headers });

  test("signs by secrets from files, for callers that say who they are alone", async () => {
    const token = secrets["auth-tokens"].slice("shop:".length);
    expect((await ask({})).status).toBe(401);
    const answer = await ask({ authorization: `Bearer ${token}` });
    expect(answer.status).toBe(202);
    expect(await answer.text()).toContain("AKIAPLANTED000000000/");
  });

  test("has one open port, no rights, limits for each part, and no secret in any setting", async () => {
    const containers = [...(await fleet.containers("api")), ...(await fleet.containers("load-balancer"))];
    expect(containers).toHaveLength(4);
    const open: string[] = [];
    for (const { Id } of containers) {
      const about = await dockerode.getContainer(Id).inspect();
      const { HostConfig, NetworkSettings } = about;
      expect(HostConfig.ReadonlyRootfs).toBe(true);
      expect(HostConfig.CapDrop).toEqual(["ALL"]);
      expect(HostConfig.SecurityOpt).toEqual(["no-new-privileges:true"]);
      expect(HostConfig.Privileged).toBe(false);
      expect(HostConfig.Memory).toBeGreaterThan(0);
      expect(HostConfig.PidsLimit).toBeGreaterThan(0);
      expect(HostConfig.LogConfig?.Config).toMatchObject({ "max-size": "20m" });
      for (const secret of Object.values(secrets)) expect(JSON.stringify(about)).not.toContain(secret);
      for (const ports of Object.values(NetworkSettings.Ports)) open.push(...(ports ?? []).map(({ HostIp }) => HostIp));
    }
    expect(open).toEqual(["127.0.0.1"]);
  });

  test("lets a replica write nowhere, tried in each of its folders", async () => {
    const [replica] = await fleet.containers("api");
    const output = await docker("exec", replica?.Id ?? "none", "/probe/bun", "/probe/write-everywhere.js");
    const { folders, writable } = JSON.parse(output);
    expect(folders).toBeGreaterThan(20);
    expect(writable).toEqual([]);
  });

  test("doesn't start without a bucket, a region and origins, and says which is missing", async () => {
    for (const [name, what] of [
      ["AWS_REGION", "the region of the bucket"],
      ["S3_BUCKET", "the bucket that forms are signed for"],
      ["CORS_ORIGINS", "the origins whose pages may ask"],
    ] as const) {
      const failure = await fleet
        .with({ [name]: "" })
        .up()
        .catch(String);
      expect(failure).toContain(`${name} is missing a value: ${what}`);
    }
  }, 30_000);
});

describe("the image", () => {
  test("holds no secret in any layer: neither of the tree that it is built from, nor of a key's shape", async () => {
    const inTree = planted("env");
    const file = join(repository, `apps/api/.env.planted-${process.pid}`);
    const context = `signed-s3-test-context-${process.pid}`;
    const dockerfile = join(folder, "Dockerfile");
    await Bun.write(dockerfile, "FROM scratch\nCOPY . /\n");
    await Bun.write(file, `AWS_SECRET_ACCESS_KEY=${inTree}\n`);
    try {
      await docker("build", "--quiet", "--file", dockerfile, "--tag", context, repository);
      const name = '"@signed-s3/api"';
      expect(await textsInImage(context, [inTree, name])).toEqual([name]);
    } finally {
      await rm(file);
      await docker("rmi", context).catch(() => {});
    }
    expect(await textsInImage(image, ["stack-password", "id_rsa", "BEGIN OPENSSH PRIVATE KEY"])).toEqual([]);
  }, 120_000);

  test("would not pass with a secret that a later layer hides, or one in its history", async () => {
    const [inLayer, inHistory] = [planted("layer"), planted("argument")];
    const tag = `signed-s3-test-planted-${process.pid}`;
    const build = join(folder, "planted");
    await Bun.write(join(build, "secret"), inLayer);
    await Bun.write(join(build, "nothing"), "");
    const steps = [`FROM scratch`, `COPY secret /secret`, `COPY nothing /secret`, `LABEL key=${inHistory}`];
    await Bun.write(join(build, "Dockerfile"), steps.join("\n"));
    try {
      await docker("build", "--quiet", "--tag", tag, build);
      expect(await textsInImage(tag, [inLayer, inHistory, "absent"])).toEqual([inLayer, inHistory]);
    } finally {
      await docker("rmi", tag).catch(() => {});
    }
  }, 60_000);
});
