import { describe, expect, test } from "bun:test";
import { readProcStat } from "../../../src/process/proc-stat.ts";
import { readTree } from "../../../src/process/process-tree.ts";

const onLinux = process.platform === "linux";

describe("readProcStat()", () => {
  const line = (name: string) => `4711 (${name}) S 42 4711 4711 0 -1 4194560 512 0 0 0 100 20 3 1 20 0 11 0 12345 99 7`;

  test("adds user and system time, the children's included", () => {
    expect(readProcStat(line("bun"))).toEqual({ parent: 42, ticks: 124, systemTicks: 21 });
  });
  test("is not misled by a name with spaces and parentheses", () => {
    expect(readProcStat(line("a) R 1 1 (b"))).toEqual({ parent: 42, ticks: 124, systemTicks: 21 });
  });
  test("gives nothing for what is no stat", () => {
    expect(readProcStat("")).toBeUndefined();
    expect(readProcStat("4711 (bun) S 42")).toBeUndefined();
  });
});

describe.if(onLinux)("readTree()", () => {
  test("counts the time of threads and children of a process, and what they have resident", async () => {
    const burn = "while (process.cpuUsage().user < 300_000);";
    const child = `Bun.spawnSync([process.execPath, "-e", ${JSON.stringify(burn)}]); ${burn}`;
    const code = `Bun.spawn([process.execPath, "-e", ${JSON.stringify(child)}]); new Worker(URL.createObjectURL(new Blob([${JSON.stringify(burn)}])))`;
    const root = Bun.spawn([process.execPath, "-e", `${code}; setTimeout(() => {}, 60_000)`]);
    try {
      const deadline = Date.now() + 50_000;
      while (readTree(root.pid).cpuSeconds < 0.8 && Date.now() < deadline) await Bun.sleep(20);
      const { cpuSeconds, pids, residentBytes, peakResidentBytes } = readTree(root.pid);
      expect(cpuSeconds).toBeGreaterThanOrEqual(0.8);
      expect(pids).toContain(root.pid);
      expect(residentBytes).toBeGreaterThan(1e6);
      expect(peakResidentBytes).toBeGreaterThanOrEqual(residentBytes);
    } finally {
      root.kill("SIGKILL");
      await root.exited;
    }
  }, 60_000);
  test("finds nothing of a process that is not there", () => {
    expect(readTree(2 ** 22 + 1)).toEqual({
      pids: [],
      cpuSeconds: 0,
      systemSeconds: 0,
      residentBytes: 0,
      peakResidentBytes: 0,
    });
  });
});
