import { type Answer, commandRegistry, dispatcher, fault, httpStatusOf, notAccepted } from "@signed-s3/core";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { createAvatarUpload } from "./create-avatar-upload.ts";

/** The service, for whatever calls a `fetch`. */
export function createApp(...[bucket, credentials]: Parameters<typeof createAvatarUpload>): Hono {
  const newUuid = () => crypto.randomUUID();
  const dispatch = dispatcher({ registry: commandRegistry(createAvatarUpload(bucket, credentials)), newUuid });
  const answer = (body: Answer<unknown>) => Response.json(body, { status: httpStatusOf(body) });
  const refuse = (...why: Parameters<typeof fault>) => answer(notAccepted([fault(...why)]));

  return new Hono()
    .use(requestId(), (c, next) => next().then(() => c.header("x-request-id", c.var.requestId)))
    .use(bodyLimit({ maxSize: 65_536, onError: () => refuse("body_too_large", "Send 64 KiB at most.") }))
    .post("/avatars", async ({ req }) => answer(await dispatch(await req.json(), { now: new Date(), id: newUuid() })))
    .notFound(() => refuse("not_found", "POST to /avatars."))
    .onError((error) => {
      if (error instanceof SyntaxError) return refuse("malformed_json", "Send one JSON value in UTF-8.");
      console.error(error);
      return refuse("internal_error", "Try again.");
    });
}
