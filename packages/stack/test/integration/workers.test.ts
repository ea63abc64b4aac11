import { beforeAll, describe, expect, test } from "bun:test";
import { ensureServiceImages } from "@signed-s3/testkit";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";
import { releasedImages } from "../../src/released-images.ts";
import { engine, startContainer } from "../container.ts";

const configured = {
  AUTH: "none",
  HOST: "0.0.0.0",
  NODE_ENV: "production",
  PORT: "3000",
  WORKERS: "2",
  S3_BUCKET: "uploads",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "accessKey1",
  AWS_SECRET_ACCESS_KEY: "verySecretKey1",
};
const requests = 40;
const advice = "resets connections that it has not accepted";

let program: string;
/** One with a shell, to signal a worker by: the service's own has nothing but the service. */
let imageWithShell: string;
beforeAll(async () => {
  program = await ensureServiceProgram();
  imageWithShell = (await ensureServiceImages(engine, releasedImages, console.log)).bun;
}, 60_000);

/** Kills a worker while connections wait that it has not accepted, and tells what came of each. */
async function killWhileConnectionsWait(sysctls: Readonly<Record<string, string>>) {
  await using container = await startContainer(configured, {
    image: imageWithShell,
    command: ["/signed-s3-api"],
    binds: [`${program}:/signed-s3-api:ro`],
    sysctls,
  });
  const bothListen = async () => (await container.output()).split('"listening"').length === 3;
  for (const deadline = Date.now() + 20_000; !(await bothListen()); await Bun.sleep(50)) {
    if (Date.now() > deadline) throw new Error(await container.output());
  }
  const signal = (name: string) =>
    container.run("sh", "-c", `kill -s ${name} $(cut -d ' ' -f 1 /proc/1/task/1/children)`);

  expect(await signal("STOP")).toBe(0);
  let settled = 0;
  const ask = () =>
    fetch(`${container.url}/api/v2/s3/create_signed_url`, { method: "POST", headers: { connection: "close" } })
      .then(
        ({ status }) => status,
        () => "lost",
      )
      .finally(() => {
        settled += 1;
      });
  const answers = Array.from({ length: requests }, ask);
  // The other worker's are answered soon; what is left is in the queue of the one that stands still.
  for (let before = -1; before !== settled; await Bun.sleep(500)) before = settled;
  expect(settled).toBeLessThan(requests);
  expect(await signal("KILL")).toBe(0);
  const statuses = await Promise.all(answers);
  const count = (wanted: unknown) => statuses.filter((status) => status === wanted).length;
  return { lost: count("lost"), accepted: count(202), output: await container.output() };
}

describe("a worker that is killed while connections wait for it", () => {
  test("takes none of them with it where Linux hands them to the others", async () => {
    const { lost, accepted, output } = await killWhileConnectionsWait({ "net.ipv4.tcp_migrate_req": "1" });
    expect({ lost, accepted }).toEqual({ lost: 0, accepted: requests });
    expect(output).not.toContain(advice);
  }, 60_000);

  test("resets them where it does not, and who starts the workers has said what to set", async () => {
    const { lost, accepted, output } = await killWhileConnectionsWait({ "net.ipv4.tcp_migrate_req": "0" });
    expect(lost).toBeGreaterThan(0);
    expect(lost + accepted).toBe(requests);
    expect(output).toContain(advice);
  }, 60_000);
});
