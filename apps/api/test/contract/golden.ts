import { acceptedExample, requestExample } from "@signed-s3/contracts/examples";
import { json, path, type Send } from "../unit/test-app.ts";

const documented: Readonly<Record<string, RegExp>> = {
  "content-type": /^application\/json; charset=utf-8$/,
  "cache-control": /^no-cache$/,
  "content-length": /^904$/,
  "x-runtime": /^\d+\.\d{6}$/,
  "x-request-id": /^[0-9a-f-]{36}$/,
};

/**
 * Sends the documented request to a service that has the documentation's clock, key and credentials, and tells in what its
 * answer is not the documented one, to the byte.
 */
export async function departuresFromGolden(send: Send): Promise<readonly string[]> {
  const answer = await send(path, json(requestExample));
  const text = await answer.text();
  return [
    ...(answer.status === 202 ? [] : [`status ${answer.status} instead of 202`]),
    ...Object.entries(documented).flatMap(([name, value]) => {
      const given = answer.headers.get(name);
      return given !== null && value.test(given) ? [] : [`header ${name}: ${given} instead of ${value}`];
    }),
    ...(text === JSON.stringify(acceptedExample) ? [] : [`body: ${text.slice(0, 200)}…`]),
  ];
}
