import { describe, expect, test } from "bun:test";
import { availableParallelism } from "node:os";
import type { Results } from "../../src/report/results.ts";
import { run } from "../../src/run.ts";
import { oneCoreEach } from "../../src/servers/cores.ts";
import { withWorkplace } from "../../src/workplace.ts";

const canRun = Bun.which("wrk") !== null && availableParallelism() > 1;

describe("run()", () => {
  test.if(canRun)("hands over what it has measured before the next part begins", async () => {
    const kept: Results[] = [];
    const commandLine = {
      quick: true,
      publish: false,
      parts: ["requests", "signer"],
      peers: ["bun-constant"],
    } as const;
    const measuring = withWorkplace(({ issuer, ...workplace }) =>
      run(commandLine, issuer, { ...workplace, cores: oneCoreEach(), progress: () => {} }, async (results) => {
        kept.push(results);
        // As an interruption would end it.
        throw new RangeError("enough");
      }),
    );
    await expect(measuring).rejects.toThrow("enough");
    expect(kept).toMatchObject([{ quick: true, requests: [{ name: "bun-constant", cpuMicros: expect.any(Number) }] }]);
  });
});
