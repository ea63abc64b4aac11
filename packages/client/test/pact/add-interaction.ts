import type { ConsumerPact } from "@pact-foundation/pact-core";
import type { Exchange } from "./exchange.ts";

/** Adds an exchange to a pact. */
export function addInteraction(pact: ConsumerPact, { description, state, request, answer }: Exchange): void {
  const interaction = pact.newInteraction(description);
  interaction.given(state);
  interaction.withRequest(request.method, request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) interaction.withQuery(name, 0, value);
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    interaction.withRequestHeader(name, 0, asText(value));
  }
  if (request.body) interaction.withRequestBody(asText(request.body.content), request.body.type);
  interaction.withStatus(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) interaction.withResponseHeader(name, 0, asText(value));
  interaction.withResponseBody(asText(answer.body), "application/json");
}

/** As Pact takes it: text as it is, whatever has matchers in it as JSON. */
const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
