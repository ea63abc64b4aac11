import assert from "node:assert/strict";
import type { TSchema } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import type { Exchange } from "../exchange.ts";

/**
 * Makes an exchange of those who speak HTTP by themselves: it sends the request as it is described, and holds that the pact's
 * example of an answer satisfies the contracts' schema.
 */
export function plainly(exchange: Omit<Exchange, "consume">, schema: TSchema): Exchange {
  const { method, path, query, headers, body } = exchange.request;
  return {
    ...exchange,
    async consume(service) {
      const sent = new Headers(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
      if (body) sent.set("content-type", body.type);
      const target = query ? `${path}?${new URLSearchParams(query)}` : path;
      const content = typeof body?.content === "string" ? body.content : JSON.stringify(body?.content);
      const answer = await fetch(service + target, { method, headers: sent, ...(body ? { body: content } : {}) });
      assert.equal(answer.status, exchange.answer.status);
      const unlike = [...Value.Errors(schema, await answer.json())].map(({ path: at, message }) => `${at}: ${message}`);
      assert.deepEqual(unlike, []);
    },
  };
}
