import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { tmpdir } from "node:os";
import { type Listening, localS3 } from "@signed-s3/local-s3";
import { denoCommand, documentedPermissions } from "../../deno-service.ts";
import { freePort } from "../../service.ts";
import { credentials } from "../../unit/test-app.ts";

type Outcome = "works" | "is refused a start" | "signs for a store it can't reach";

const permissions = await documentedPermissions();
let store: Listening;

beforeAll(async () => {
  // Nothing is uploaded here, and so nothing made in it.
  store = await localS3({
    folder: `${tmpdir()}/never-made`,
    buckets: ["uploads"],
    credentials: [credentials],
  }).listen();
});
afterAll(() => store?.close());

/** Signing asks no store, and so starts without this one. */
const storesOwn = "--allow-net=127.0.0.1:9000";
/** Why it ends: Deno doesn't grant what it asks for, or it lacks a variable. */
const refusal = /NotCapable: Requires (env|net|sys) access|The configuration is wrong:/;

/** Starts the service with some permissions, and tells in a word what comes of it. */
async function comesOf(granted: readonly string[]): Promise<Outcome> {
  const port = await freePort();
  const { host } = new URL(store.url);
  const child = Bun.spawn([...(await denoCommand(granted, { service: `127.0.0.1:${port}`, store: host }))], {
    env: {
      PATH: process.env["PATH"] ?? "",
      HOST: "127.0.0.1",
      PORT: String(port),
      S3_BUCKET: "uploads",
      AWS_ENDPOINT_URL_S3: `http://${host}`,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const complaint = child.stderr.text();
  const deadline = Date.now() + 60_000;
  try {
    while (Date.now() < deadline) {
      if (child.exitCode !== null) {
        expect(await complaint).toMatch(refusal);
        return "is refused a start";
      }
      const found = await bucketAt(port);
      if (found === "reachable") return "works";
      if (found?.startsWith("unreachable")) return "signs for a store it can't reach";
      await Bun.sleep(50);
    }
    throw new Error("Nothing came of it within a minute");
  } finally {
    child.kill("SIGKILL");
    await child.exited;
  }
}

async function bucketAt(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    return ((await answer.json()) as { readonly bucket: string }).bucket;
  } catch {
    return undefined;
  }
}

describe("the permissions that docs/runtimes.md grants the service on Deno", () => {
  it("let it work, and are each for one thing: none is for all of a kind", async () => {
    expect(permissions.filter((it) => it.startsWith("--allow-") && !it.includes("="))).toEqual([]);
    expect(permissions.length).toBeGreaterThan(5);
    expect(await comesOf(permissions)).toBe("works");
  });

  for (const permission of permissions) {
    const expected: Outcome = permission === storesOwn ? "signs for a store it can't reach" : "is refused a start";
    it(`need ${permission}: without it the service ${expected}`, async () => {
      expect(await comesOf(permissions.filter((other) => other !== permission))).toBe(expected);
    });
  }
});
