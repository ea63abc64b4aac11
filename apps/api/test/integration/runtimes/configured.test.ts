import { describeCredentialChain } from "../../contract/credential-chain.ts";
import { describeFailedStart } from "../../contract/failed-start.ts";
import { describeJwtService } from "../../contract/jwt-service.ts";
import { describeLimitedService } from "../../contract/limited-service.ts";
import { describeShutdown } from "../../contract/shutdown.ts";
import { deno } from "../../deno-service.ts";
import { bun } from "../../service.ts";

for (const runtime of [bun, deno]) {
  describeJwtService(runtime);
  describeLimitedService(runtime);
}
// On Bun these are among the unit tests.
describeCredentialChain(deno, { programs: false });
describeFailedStart(deno);
describeShutdown(deno, { listensToTheEnd: true });
