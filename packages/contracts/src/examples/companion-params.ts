import type { CompanionParams } from "../companion-params.ts";
import { acceptedExample } from "./accepted.ts";

/** What Uppy is answered: the documented form. */
export const companionParamsExample = {
  method: "POST",
  url: `${acceptedExample.data.url}/`,
  fields: acceptedExample.data.fields,
  expires: 3600,
} as const satisfies CompanionParams;
