import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { networkInterfaces } from "node:os";
import { describeFailedStart } from "../contract/failed-start.ts";
import { bun, runService, type Service, startService } from "../service.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { path } from "./test-app.ts";

describeFailedStart(bun);

describe("the process without any configuration", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({});
  });
  afterAll(() => service.stop("SIGKILL"));

  it("tells where everything is, and a curl line that uploads as it is pasted", async () => {
    const greeting = service.output();
    expect(greeting).toContain(`service  http://localhost:${new URL(service.url).port}`);
    const line = greeting.split("\n").find((text) => text.trim().startsWith("curl ")) ?? "no such line";
    const { stdout } = Bun.spawnSync(["sh", "-c", line], { cwd: `${import.meta.dir}/../..` });
    const answer = stdout.toString();
    expect(answer).toContain("201 Created");
    const [, location = ""] = answer.match(/<Location>(.*)<\/Location>/) ?? [];
    const stored = await (await fetch(location)).text();
    expect(stored).toBe(await Bun.file(new URL("../../package.json", import.meta.url)).text());
  });

  it("signs with the documented credentials, and never tells their secret", async () => {
    const answer = await fetch(service.url + path, { method: "POST" });
    expect(answer.status).toBe(202);
    expect(await answer.text()).toContain('"x-amz-credential":"accessKey1/');
    expect(service.output()).toContain("development credentials");
    expect(service.output()).not.toContain("verySecretKey1");
  });

  it("ends with code 0 on SIGINT, at once", async () => {
    const startedAt = performance.now();
    expect(await service.stop("SIGINT")).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});

describe("the process with a profile and no bucket", () => {
  it("has the profile's bucket in the development store", async () => {
    await using folder = await temporaryFolder();
    const profiles = JSON.stringify({ avatars: { bucket: "portraits" } });
    const service = await startService({ UPLOAD_PROFILES_FILE: await folder.write("profiles.json", profiles) });
    try {
      const body = JSON.stringify({ data: { profile: "avatars" } });
      const headers = { "content-type": "application/json" };
      const { data } = JSON.parse(await (await fetch(service.url + path, { method: "POST", headers, body })).text());
      const form = new FormData();
      for (const [name, value] of Object.entries<string>(data.fields)) form.append(name, value);
      form.append("file", new Blob(["a portrait"]));
      expect((await fetch(data.url, { method: "POST", body: form })).status).toBe(201);
      expect(data.url).toEndWith("/portraits");
    } finally {
      await service.stop("SIGKILL");
    }
  });
});

describe("the process in production", () => {
  it("can't be given the development store", async () => {
    const { code, output } = await runService({ NODE_ENV: "production", AWS_ENDPOINT_URL_S3: "http://localhost:9000" });
    expect(code).toBe(78);
    expect(output).toContain("S3_BUCKET");
    expect(output).not.toContain("store");
  });
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

describe("the process with HOST=::", () => {
  it.skipIf(!hasIpv6)("is reached by IPv4 and by IPv6", async () => {
    const service = await startService({ HOST: "::", S3_BUCKET: "photos", AWS_REGION: "eu-west-1" }, "/health/live");
    const { port } = new URL(service.url);
    try {
      for (const host of ["127.0.0.1", "[::1]"])
        expect((await fetch(`http://${host}:${port}/health/live`)).ok).toBe(true);
    } finally {
      await service.stop();
    }
  });
});

describe("the process whose credentials can't be had", () => {
  it("is live but not ready, and answers 503", async () => {
    const service = await startService(
      { S3_BUCKET: "photos", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9", AWS_EC2_METADATA_DISABLED: "true" },
      "/health/live",
    );
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    const answer = await fetch(service.url + path, { method: "POST" });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeWithin(1, 31);
    expect(await service.stop()).toBe(0);
  });
});
