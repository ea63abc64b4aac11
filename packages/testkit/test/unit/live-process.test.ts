import { describe, expect, test } from "bun:test";
import { isProcessAlive, liveProcessName } from "../../src/live-process.ts";

const onLinux = process.platform === "linux";

describe("isProcessAlive()", () => {
  test("is true of this process", () => {
    expect(isProcessAlive(process.pid)).toBe(true);
  });

  test("is false of a process that has ended", async () => {
    const child = Bun.spawn([process.execPath, "--version"], { stdout: "ignore" });
    await child.exited;
    expect(isProcessAlive(child.pid)).toBe(false);
  });

  test("is false of what is no process id", () => {
    expect(isProcessAlive(Number.NaN)).toBe(false);
  });

  test.if(onLinux)("is false of a dead process whose parent never asks for its end", async () => {
    // The shell starts a child, then becomes a program that doesn't know of it.
    await using parent = Bun.spawn(["sh", "-c", "sleep 0 & echo $!; exec sleep 30"], { stdout: "pipe" });
    const pid = Number(new TextDecoder().decode((await parent.stdout.getReader().read()).value));
    await Bun.sleep(200);
    expect(await Bun.file(`/proc/${pid}/comm`).text()).toBe("sleep\n");
    expect(isProcessAlive(pid)).toBe(false);
  });
});

describe("liveProcessName()", () => {
  test.if(onLinux)("gives the name of a live process", async () => {
    await using child = Bun.spawn(["sleep", "30"]);
    expect(liveProcessName(child.pid)).toBe("sleep");
  });
});
