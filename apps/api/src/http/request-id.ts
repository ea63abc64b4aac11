const saneToken = /^[\x21-\x7e]{1,128}$/;

/** The caller's request id where it is a token of at most 128 visible ASCII characters, else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && saneToken.test(given) ? given : crypto.randomUUID();
}
