import { Elysia } from "elysia";
import type { Authenticate } from "../authentication/authenticate.ts";
import { exchangeOf } from "../http/exchange.ts";

/** Lets no one through who is not known, and gives the operations of the app that uses it their `caller`. */
export const authentication = (authenticate: Authenticate) =>
  new Elysia({ name: "authentication" }).resolve({ as: "scoped" }, async ({ request }) => {
    const caller = await authenticate(request.headers);
    exchangeOf(request).subject = caller.subject;
    return { caller };
  });

/** The plugin, for the options of those operations. */
export type Authentication = ReturnType<typeof authentication>;
