import type { Check } from "../check.ts";
import { endpointUrl } from "../context.ts";
import { ok } from "../result.ts";

/** Whether the service's own way to S3 is open. */
export const endpoint: Check = {
  name: "endpoint",
  needs: [],
  async run({ inner, inside }) {
    const server = (await inside()).reply.headers.get("server");
    return ok(`${endpointUrl(inner)} answers${server ? ` (${server})` : ""}`);
  },
};
