import type { NotAcceptedAnswer } from "@signed-s3/contracts";
import type { Fault } from "./fault.ts";

/**
 * Makes the answer that refuses a request.
 *
 * @param faults All that is wrong, at least one.
 * @param request What is known of the request: its uuid if it was one, its command if it is known. Default: nothing, as
 * where it is refused before its envelope is opened.
 * @throws {TypeError} There is no fault: of none no status can be told.
 * @example
 * ```ts
 * notAccepted([fault("not_found", "See /openapi.")]);
 * ```
 */
export function notAccepted(
  faults: readonly Fault[],
  request: { readonly uuid: string | null; readonly command: string | null } = { uuid: null, command: null },
): NotAcceptedAnswer {
  if (faults.length === 0) throw new TypeError("A refusal needs at least one fault");
  const { uuid, command } = request;
  return {
    status: "not_accepted",
    uuid,
    errors: faults.map(({ status, code, title, detail, source }) => ({
      status,
      code,
      title,
      detail,
      source,
      command,
      uuid,
    })),
  };
}
