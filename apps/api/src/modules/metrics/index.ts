import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";

/** `GET /metrics`, in Prometheus' text format 0.0.4. */
export const metrics = (text: () => Promise<string>) =>
  new Elysia({ name: "metrics" }).get("/metrics", async ({ request }) => {
    const headers = {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-cache",
      "x-request-id": exchangeOf(request).requestId,
    };
    return new Response(await text(), { headers });
  });
