import { textOfAnswer } from "../answers/text-of-answer.ts";
import { formDataOf } from "./form-data.ts";
import type { Transport } from "./transport.ts";

/**
 * Posts forms by `fetch`: for places that have nothing better, such as service workers. It tells no progress.
 *
 * @param fetchWith What to fetch with. Default: the global one.
 * @example
 * ```ts
 * await upload(file, { service, runtime: { transport: fetchTransport() } });
 * ```
 */
export function fetchTransport(
  fetchWith: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init),
): Transport {
  return {
    tellsProgress: false,
    async post(outgoing) {
      const { url, signal } = outgoing;
      const answer = await fetchWith(url, { method: "POST", body: formDataOf(outgoing), signal });
      const body = await textOfAnswer(answer);
      return { status: answer.status, body, header: (name) => answer.headers.get(name) };
    },
  };
}
