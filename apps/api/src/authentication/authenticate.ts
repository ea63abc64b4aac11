import type { Caller } from "@signed-s3/core";

/**
 * Finds out who sent a request.
 *
 * @param headers The request's headers.
 * @throws {Refusal} 401: it is not known who. 503: it can't be told now.
 */
export type Authenticate = (headers: Headers) => Caller | Promise<Caller>;

/** Takes everyone, and tells nothing of them. */
export const byNothing: Authenticate = () => nobodyInParticular;

const nobodyInParticular: Caller = {};
