import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { onCores } from "../../../src/process/on-cores.ts";
import { treeOf } from "../../../src/process/process-tree.ts";

const source = join(import.meta.dir, "../../../src/process/on-cores.ts");

describe("onCores()", () => {
  test("runs a program on the cores alone", () => {
    const { stdout } = Bun.spawnSync(onCores("0", ["grep", "Cpus_allowed_list", "/proc/self/status"]));
    expect(stdout.toString()).toBe("Cpus_allowed_list:\t0\n");
  });
  test("runs one that ends when the process that started it is killed", async () => {
    const starts = `import { onCores } from ${JSON.stringify(source)};
      console.log(Bun.spawn(onCores("0", ["sleep", "60"])).pid);`;
    await using parent = Bun.spawn([process.execPath, "-e", starts], { stdout: "pipe" });
    const { value } = await parent.stdout.getReader().read();
    const pid = Number(new TextDecoder().decode(value));
    // Until then it would outlive its parent: it has not asked for its end yet.
    while (!(await Bun.file(`/proc/${pid}/cmdline`).text()).startsWith("sleep")) await Bun.sleep(10);
    parent.kill("SIGKILL");
    await parent.exited;
    const deadline = Date.now() + 5000;
    while (treeOf(pid).length > 0 && Date.now() < deadline) await Bun.sleep(10);
    expect(treeOf(pid)).toEqual([]);
  });
});
