import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { runService, type Service, startService } from "../service.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { path } from "./test-app.ts";

/** The ids of the processes that the service has started. */
const workersOf = ({ pid }: Service): readonly number[] =>
  Bun.spawnSync(["pgrep", "-P", String(pid)])
    .stdout.toString()
    .split("\n")
    .filter(Boolean)
    .map(Number);

describe("the process with several workers", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ WORKERS: "3" });
    // It answers as soon as the first of them does.
    while (service.output().split('"listening"').length - 1 < 3) await Bun.sleep(20);
  });
  afterAll(() => service.stop("SIGKILL"));

  const workers = () => workersOf(service);

  it("shares one port among them", async () => {
    expect(workers()).toHaveLength(3);
    const answers = await Promise.all(Array.from({ length: 30 }, () => fetch(service.url + path, { method: "POST" })));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
  });

  it("starts another where one dies, and goes on answering", async () => {
    const [victim = 0] = workers();
    process.kill(victim, "SIGKILL");
    const isReplaced = () => {
      const running = workers();
      return running.length === 3 && !running.includes(victim);
    };
    const deadline = Date.now() + 10_000;
    while (!isReplaced()) {
      expect(Date.now()).toBeLessThan(deadline);
      await Bun.sleep(50);
      // By a connection of its own: one that is kept may be the dead worker's.
      const answer = await fetch(service.url + path, { method: "POST", headers: { connection: "close" } });
      expect(answer.status).toBe(202);
    }
  });

  it("ends with code 0 on SIGTERM, and leaves none of them behind", async () => {
    const before = workers();
    expect(await service.stop("SIGTERM")).toBe(0);
    for (const pid of before) expect(() => process.kill(pid, 0)).toThrow();
  }, 20_000);
});

describe("workers", () => {
  it("read secrets from files, as one process does", async () => {
    await using folder = await temporaryFolder();
    const id = await folder.write("id", "accessKey1");
    const secret = await folder.write("secret", "verySecretKey1");
    const aws = { AWS_ACCESS_KEY_ID_FILE: id, AWS_SECRET_ACCESS_KEY_FILE: secret };
    const store = { S3_BUCKET: "uploads", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" };
    const service = await startService({ WORKERS: "2", ...aws, ...store });
    expect((await fetch(service.url + path, { method: "POST" })).status).toBe(202);
    await service.stop("SIGKILL");
  });

  it("go on serving while one can't be started again, which is tried until it can", async () => {
    await using folder = await temporaryFolder();
    const secret = await folder.write("secret", "verySecretKey1");
    const aws = { AWS_ACCESS_KEY_ID: "accessKey1", AWS_SECRET_ACCESS_KEY_FILE: secret };
    const store = { S3_BUCKET: "uploads", AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" };
    const service = await startService({ WORKERS: "2", ...aws, ...store }, "/health/live");
    const listening = () => service.output().split('"listening"').length - 1;
    while (listening() < 2) await Bun.sleep(20);
    await folder.write("secret", "");
    const [victim = 0] = workersOf(service);
    process.kill(victim, "SIGKILL");
    while (!service.output().includes('"code":78')) await Bun.sleep(20);
    expect((await fetch(service.url + path, { method: "POST" })).status).toBe(202);
    await folder.write("secret", "verySecretKey1");
    while (listening() < 3) await Bun.sleep(20);
    expect(await service.stop("SIGTERM")).toBe(0);
  }, 20_000);

  it("that can't have their port are not started again", async () => {
    using other = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response() });
    const { code, output } = await runService({ WORKERS: "2", HOST: "127.0.0.1", PORT: String(other.port) });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${other.port} is in use`);
    expect(output).not.toContain("starting another");
  });

  it("are not started at a host without an address", async () => {
    for (const WORKERS of ["1", "2"]) {
      const { code, output } = await runService({ WORKERS, HOST: "no-such-host.invalid", PORT: "3000" });
      expect(code).toBe(1);
      expect(output).toBe("HOST is no address of this machine: set it to one, or to 0.0.0.0 for all.\n");
    }
  });

  it("share their port with no other service's", async () => {
    const first = await startService({ WORKERS: "2" });
    const { port } = new URL(first.url);
    const { code, output } = await runService({ WORKERS: "2", HOST: "127.0.0.1", PORT: port });
    expect(code).toBe(1);
    expect(output).toBe(`Port ${port} is in use: set PORT to another, or stop what listens there.\n`);
    await first.stop("SIGKILL");
  });

  it("end with another code than 0 where one is killed that was to finish its requests", async () => {
    const service = await startService({ WORKERS: "2" });
    const [victim = 0] = workersOf(service);
    const ended = service.stop("SIGTERM");
    await Bun.sleep(200);
    process.kill(victim, "SIGKILL");
    expect(await ended).toBe(137);
  }, 20_000);

  it("are killed where they don't end, soon after a second signal", async () => {
    const service = await startService({ WORKERS: "2" });
    const [victim = 0] = workersOf(service);
    process.kill(victim, "SIGSTOP");
    process.kill(service.pid, "SIGTERM");
    await Bun.sleep(200);
    const signalledAt = Date.now();
    expect(await service.stop("SIGTERM")).toBe(137);
    expect(Date.now() - signalledAt).toBeLessThan(5000);
  }, 20_000);

  it("end when the process that started them was killed", async () => {
    const service = await startService({ WORKERS: "2" });
    await service.stop("SIGKILL");
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline && (await isAnswering(service.url))) await Bun.sleep(50);
    expect(await isAnswering(service.url)).toBe(false);
  }, 20_000);
});

const isAnswering = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`).then(
    () => true,
    () => false,
  );

describe("the process with a word it does not know", () => {
  it("says which there are, and ends with code 64", async () => {
    const { code, output } = await runService({}, ["sreve"]);
    expect(code).toBe(64);
    expect(output).toContain("doctor");
  });
});
