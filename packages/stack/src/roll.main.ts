import { step } from "@signed-s3/testkit";
import { ensurePrerequisites } from "./prerequisites.ts";
import { runScript } from "./run-script.ts";
import { stack } from "./stack.ts";

const { STACK_PORT = "8080" } = process.env;

await runScript("The replicas can't be replaced", async (progress) => {
  const { build, roll } = stack({ ...(await ensurePrerequisites(() => {})), port: Number(STACK_PORT) });
  await step(progress, "building the service's image", build);
  await roll(progress);
});
