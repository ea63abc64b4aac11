import { Elysia } from "elysia";
import { requestIdOf } from "../http/request-id.ts";

/** Gives every request, also one that no route takes, its id and its time of arrival. */
export const exchange = new Elysia({ name: "exchange" })
  .decorate({ requestId: "", startedAt: 0 })
  .onRequest((context) => {
    context.startedAt = performance.now();
    context.requestId = requestIdOf(context.request.headers);
  });
