import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";

/**
 * Lets pages of the listed origins, and of no other, read every answer: also the refusals, since a page that can't read why it
 * was refused shows a network error.
 *
 * It only chooses the headers that an answer begins with, so that none goes without them. (The framework's own plugin sets
 * them where a route has answered; a 404 has none.)
 *
 * @param headersFor What the answer to a request begins with.
 */
export const cors = (headersFor: (request: Request) => Headers) =>
  new Elysia({ name: "cors" }).onRequest(({ request }) => {
    exchangeOf(request).answerHeaders = headersFor(request);
  });
