import { step } from "@signed-s3/testkit";
import { ensurePrerequisites } from "./prerequisites.ts";
import { runScript } from "./run-script.ts";
import { stack } from "./stack.ts";

await runScript("The tests can't run", async (progress) => {
  const { build } = stack(await ensurePrerequisites(progress));
  await step(progress, "building the service's image", build);
});
