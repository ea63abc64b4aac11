import { openApiDocument } from "../../src/openapi/document.ts";
import type { Send } from "../unit/test-app.ts";
import { type Exchanged, openApiJudge } from "./openapi-conformance.ts";
import { sampleRequests } from "./sample-requests.ts";

/** Tells in what an answer is not as the service's own document describes it. */
export const departureOfAnswer: (exchanged: Exchanged) => Promise<readonly string[]> = openApiJudge(
  JSON.parse(JSON.stringify(openApiDocument)),
);

/** Sends a service one request of each kind, and tells in what the answers are not as the OpenAPI document describes them. */
export async function departuresFromOpenApi(send: Send): Promise<readonly string[]> {
  const departures = sampleRequests.map(async ({ method, path, query = "", json }) => {
    const body =
      json === undefined ? {} : { body: JSON.stringify(json), headers: { "content-type": "application/json" } };
    const answer = await send(path + query, { method, ...body });
    const told = await departureOfAnswer({ method, path, json, answer });
    return told.map((departure) => `${method} ${path} ${answer.status}: ${departure}`);
  });
  return (await Promise.all(departures)).flat();
}
