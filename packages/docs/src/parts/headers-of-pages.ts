import { preflightHeaders } from "@signed-s3/api/cross-origin";

/** The headers that a page of another origin may send, as the service lists them when a browser asks. */
export function headersOfPages(): string {
  const listed = preflightHeaders("POST", new Headers({ "access-control-allow-origin": "*" }));
  const names = listed["access-control-allow-headers"]?.split(", ") ?? [];
  return names.map((name) => `\`${name}\``).join(", ");
}
