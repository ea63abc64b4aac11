import { step } from "@signed-s3/testkit";
import { ensurePrerequisites } from "./prerequisites.ts";
import { runScript } from "./run-script.ts";
import { stack } from "./stack.ts";

await runScript("The stack can't be taken away", async (progress) => {
  const { down } = stack(await ensurePrerequisites(() => {}));
  await step(progress, "taking the stack away, with the files that it stored", down);
});
