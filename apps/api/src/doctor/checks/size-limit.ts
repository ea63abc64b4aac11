import type { Check } from "../check.ts";
import { ok, warn } from "../result.ts";

/** Whether forms limit how much is uploaded. */
export const sizeLimit: Check = {
  name: "size limit",
  needs: [],
  async run({ setup: { maxBytes } }) {
    if (maxBytes !== undefined) return ok(`an upload has at most ${maxBytes} bytes`);
    return warn("one form may upload 5 GB: UPLOAD_MAX_BYTES is not set", {
      cure: "set UPLOAD_MAX_BYTES, such as 26214400 for 25 MiB",
    });
  },
};
