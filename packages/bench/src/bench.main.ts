import { formatElapsed, SetUpError } from "@signed-s3/testkit";
import { readCommandLine } from "./command-line.ts";
import { ensureWrk } from "./load/ensure-wrk.ts";
import { requestsSection } from "./report/requests-section.ts";
import { interleaved } from "./requests/interleaved.ts";
import { rowsOf } from "./requests/table.ts";
import { allPeers } from "./servers/all-peers.ts";
import { oneCoreEach } from "./servers/cores.ts";
import { withWorkplace } from "./workplace.ts";

const startedAt = performance.now();
const progress = (line: string): void =>
  console.error(`${formatElapsed(performance.now() - startedAt).padStart(6)}  ${line}`);

try {
  const { quick, peers: names } = readCommandLine(process.argv.slice(2));
  const rounds = quick ? { count: 3, seconds: 1, warmUpSeconds: 1 } : { count: 5, seconds: 4, warmUpSeconds: 3 };
  await ensureWrk(progress);
  const measured = await withWorkplace((workplace) => {
    const peers = allPeers(workplace.issuer).filter(({ name }) => names === undefined || names.includes(name));
    return interleaved(peers, rounds, { ...workplace, cores: oneCoreEach(), progress });
  });
  console.log(requestsSection(rowsOf(measured)));
} catch (error) {
  if (!(error instanceof SetUpError || error instanceof TypeError || error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
