import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";

/** Notes which route took a request, for those who tell of it. */
export const noteRoute = new Elysia({ name: "note-route" }).onTransform({ as: "global" }, ({ request, route }) => {
  exchangeOf(request).route = route;
});
