// Where the service's time goes: loads it with the runtime's profiler on, and adds up samples by part.
import { join } from "node:path";
import { load } from "./load/wrk.ts";
import { partOf, readProfile } from "./profile/cpu-profile.ts";
import { markdownTable } from "./report/markdown-table.ts";
import { variablesOf } from "./servers/account.ts";
import { oneCoreEach } from "./servers/cores.ts";
import { repository } from "./servers/repository.ts";
import { startServer } from "./servers/running-server.ts";
import { usualQuestion } from "./verification/create-signed-url.ts";
import { withWorkplace } from "./workplace.ts";

const seconds = Number(process.argv[2] ?? 10);
const cores = oneCoreEach();
const shares = await withWorkplace(async ({ account, folder }) => {
  const main = join(repository, "apps/api/src/main.ts");
  const profiler = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-name=service.cpuprofile"];
  const launch = {
    command: [process.execPath, ...profiler, main] as const,
    env: { NODE_ENV: "production", AUTH: "none" },
  };
  const server = await startServer(launch, variablesOf(account), cores.server, join(folder, "service.log"));
  await load({ url: server.url, question: usualQuestion, seconds, cores: cores.load, folder });
  // It writes its profile when it ends by itself.
  await server.end();
  const file: unknown = await Bun.file(join(folder, "service.cpuprofile")).json();
  return readProfile(file, partOf);
});
const rows = shares.map(([part, share]) => [part, `${(share * 100).toFixed(1)} %`]);
console.log(markdownTable(["part", "of the samples:"], rows));
