import assert from "node:assert/strict";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { type Browser, openBrowser } from "./browser.ts";
import { type FaultyProxy, faultyProxy } from "./faulty-proxy.ts";
import { bucket, freePort, type Service, startService } from "./service.ts";

/** What came of an upload: an error's members, or a result; and the keys that the bucket has since then. */
interface Ended {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly newKeys: readonly string[];
}

/** A page, the service and MinIO, with a way to each of the two that can be broken. */
export interface FaultScene extends AsyncDisposable {
  readonly browser: Browser;
  readonly minio: MinioServer;
  readonly service: Service;
  readonly wayToS3: FaultyProxy;
  readonly wayToService: FaultyProxy;
  /** Calls a function of the page, and looks into the bucket afterwards: what is new there has to be whole. */
  readonly play: (name: string, ...values: readonly unknown[]) => Promise<Ended>;
  /** Looks into the bucket as {@link play} does, after a call that gave this answer. */
  readonly look: (answer: Ended["answer"]) => Promise<Ended>;
  /** All keys that were seen. */
  readonly known: ReadonlySet<string>;
}

const MiB = 1024 ** 2;
export const size: number = 8 * MiB;
const eightMiB = Buffer.from(new Uint8Array(size).map((_, index) => index % 251));

/** Sets the scene: a bucket in MinIO that every page may upload to. */
export async function faultScene(): Promise<FaultScene> {
  const starting = [startMinio({ hostPort: await freePort() }), openBrowser()] as const;
  const [minio, browser] = await Promise.all(starting);
  await minio.createBucket(bucket);
  const wayToS3 = await faultyProxy(minio.endpoint);
  const variables = { AWS_ENDPOINT_URL_S3: minio.endpoint, S3_PUBLIC_ENDPOINT_URL: wayToS3.url };
  const service = await startService({ variables });
  const wayToService = await faultyProxy(service.url);
  const known = new Set<string>();
  const look: FaultScene["look"] = async (answer) => {
    const newKeys = (await minio.listKeys(bucket)).filter((key) => !known.has(key));
    for (const key of newKeys) {
      known.add(key);
      assert.ok(eightMiB.equals((await minio.getObject(bucket, key)) ?? Buffer.alloc(0)), `${key} is not whole`);
    }
    return { answer, newKeys };
  };
  return {
    browser,
    minio,
    service,
    wayToS3,
    wayToService,
    known,
    look,
    play: async (name, ...values) => look(await browser.call(name, ...values)),
    async [Symbol.asyncDispose]() {
      await Promise.all([browser, service, wayToS3, wayToService, minio].map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

/** The upload is there: under the key that the page was told, and under no other unless it is said how many. */
export function assertUploaded({ answer, newKeys }: Ended, objects = 1): void {
  const { result } = answer as { readonly result?: { readonly key: string } };
  assert.ok(result, `it ended with ${JSON.stringify(answer)}`);
  assert.ok(newKeys.includes(result.key), `${result.key} is not among the new keys`);
  assert.equal(newKeys.length, objects);
}

/** The upload ended with an error of ours that says why, and nothing of it is in the bucket. */
export function assertFailed({ answer, newKeys }: Ended, code: string, message: RegExp): void {
  assert.deepEqual([answer["name"], answer["code"]], ["UploadError", code], JSON.stringify(answer));
  assert.match(String(answer["message"]), message);
  assert.deepEqual(newKeys, []);
}
