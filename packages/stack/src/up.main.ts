import { step } from "@signed-s3/testkit";
import { requireFreePort } from "./free-port.ts";
import { ensurePrerequisites } from "./prerequisites.ts";
import { runScript } from "./run-script.ts";
import { stack } from "./stack.ts";

const { STACK_PORT = "8080", STORE_PORT = "9000" } = process.env;

await runScript("The stack doesn't start", async (progress) => {
  const { build, up, isThere } = stack({ ...(await ensurePrerequisites(progress)), port: Number(STACK_PORT) });
  const wasThere = await isThere();
  if (!wasThere) {
    requireFreePort(Number(STACK_PORT), "STACK_PORT");
    requireFreePort(Number(STORE_PORT), "STORE_PORT");
  }
  await step(progress, "building the service's image", build);
  await step(progress, "starting a load balancer, three replicas and a store", up);
  if (wasThere) console.log("\nWhat was running runs on as it was. Replace the replicas:  npm run stack:roll");
  console.log(`
  service  http://localhost:${STACK_PORT}   through the load balancer; in a browser it is the page to try an upload
  store    http://localhost:${STORE_PORT}   MinIO, with the bucket uploads

Ask for a form:  curl -s -X POST http://localhost:${STACK_PORT}/api/v2/s3/create_signed_url
Take it away:    npm run stack:down`);
});
