import { describe, expect, it } from "bun:test";
import { instanceMetadata } from "../../credentials-fakes/instance-metadata.ts";
import { noOtherCredentials } from "../../credentials-fakes/no-other-credentials.ts";
import {
  type Give,
  type TemporaryCredentials,
  temporaryCredentials,
} from "../../credentials-fakes/temporary-credentials.ts";
import { startService } from "../../service.ts";
import { accessKeyIdOf, askForForm, endOf, formOf } from "../../signed-form.ts";
import { waitUntil } from "../../wait-until.ts";

describe("the service whose credentials die while their source fails", () => {
  it("signs with them until then, answers 503 and is not ready after it, and recovers with the source", async () => {
    let first: TemporaryCredentials | undefined;
    let source: Give = () => {
      first ??= temporaryCredentials("FIRST", 8);
      return first;
    };
    using metadata = instanceMetadata(() => source());
    const service = await startService({
      ...noOtherCredentials,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url.href,
    });
    const isReady = async () => (await fetch(`${service.url}/health/ready`)).ok;
    try {
      source = () => new Response("SecretAccessKey: Sesame", { status: 500 });
      await waitUntil("a refresh fails", () => service.output().includes("no new credentials"));
      let status = 202;
      await waitUntil("there are no forms any longer", async () => {
        const answer = await askForForm(service.url);
        status = answer.status;
        if (status !== 202) expect(Number(answer.headers.get("retry-after"))).toBeWithin(1, 31);
        else expect(endOf(await formOf(answer))).toBeLessThanOrEqual(first?.expiration.getTime() ?? 0);
        return status !== 202;
      });
      expect(status).toBe(503);
      expect(await isReady()).toBe(false);

      source = () => temporaryCredentials("SECOND", 600);
      await waitUntil("the service is ready again", isReady, 40_000);
      expect(accessKeyIdOf(await formOf(await askForForm(service.url)))).toBe("SECOND");
      expect(service.output()).not.toMatch(/Sesame|secretOf|tokenOf/);
    } finally {
      await service.stop();
    }
  }, 90_000);
});
