import { invalidToken, noToken } from "./challenges.ts";

const bearer = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * The bearer token of a request. Two Authorization headers come joined by a comma, which no token has.
 *
 * @throws {Refusal} 401: there is none, or what stands there can't be one.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerTokenOf(headers: Headers): string {
  const authorization = headers.get("authorization");
  if (authorization === null || !/^Bearer +\S/i.test(authorization)) throw noToken();
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}
