import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import { respondBytes } from "../../http/respond.ts";

/** `GET /metrics`, in Prometheus' text format 0.0.4. */
export const metrics = (text: () => Promise<string>) =>
  new Elysia({ name: "metrics" }).get("/metrics", async ({ request }) => {
    const bytes = new TextEncoder().encode(await text());
    const headers = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };
    return respondBytes(200, bytes, exchangeOf(request), headers);
  });
