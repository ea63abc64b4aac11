import fc from "fast-check";
import { type HostileBody, hostileBody, hostileForm } from "./hostile-body.ts";
import { hostileText } from "./hostile-text.ts";

/** A request that is hostile in what it says and whole in how it says it: it gets one answer. */
export interface HostileRequest {
  readonly method: string;
  readonly bytes: Uint8Array;
}

const commands = ["/api/v2/s3/create_signed_url", "/api/v2/s3/explain_upload"];
const openPaths = ["/", "/health/live", "/health/ready", "/openapi", "/openapi/json", "/metrics", "/s3/params"];

// What can stand in a request's first line: anything else is for those requests that are broken.
const inTarget = (text: string): string => text.toWellFormed().replace(/[^!-~]/gu, encodeURIComponent);
const anyPath = fc.constantFrom(...commands, ...openPaths);
const anyTarget: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: anyPath },
  { weight: 2, arbitrary: hostileText.map((text) => `/${inTarget(text)}`) },
  fc.tuple(anyPath, hostileText).map(([path, text]) => `${path}/${inTarget(text)}`),
  fc.tuple(anyPath, hostileText).map(([path, text]) => `${path}?${inTarget(text)}`),
  fc.constantFrom(
    "//",
    "//evil.example/",
    "/%",
    "/%zz",
    "/%c0%ae%c0%ae/",
    "/..%2f..%2fetc/passwd",
    "/../../etc/passwd",
    "/openapi/../../package.json",
    "/a#b",
    "/;/",
    "http://evil.example/health/live",
    "http://a/api/v2/s3/create_signed_url",
    "https://localhost:1/",
    `/${"a/".repeat(4000)}`,
    `/s3/params?${"a=b&".repeat(2000)}`,
    `/s3/params?filename=${"%41".repeat(2000)}`,
    `/s3/params?metadata${"[a]".repeat(2000)}=b`,
  ),
);

/** Method and target: mostly such as there are, so that headers and body are read. */
const line: fc.Arbitrary<readonly [method: string, target: string]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant("POST"), fc.constantFrom(...commands)) },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant("GET"),
      hostileForm.map((query) => `/s3/params?${inTarget(query)}`),
    ),
  },
  fc.tuple(fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"), anyTarget),
);

// What a header's value may be: Latin-1 without control characters (RFC 9110, 5.5).
const inHeader = (text: string): string =>
  [...text].filter((character) => /^[\t -~\u0080-\u00ff]$/.test(character)).join("");
const headerValue = hostileText.map(inHeader);
const headerName = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      "Accept",
      "Authorization",
      "Content-Encoding",
      "Cookie",
      "Idempotency-Key",
      "Origin",
      "Access-Control-Request-Method",
      "X-Request-Id",
      "X-Forwarded-For",
      "X-Forwarded-Proto",
      "Traceparent",
      "Tracestate",
      "If-None-Match",
      "Range",
      "Upgrade",
      "X-HTTP-Method-Override",
    ),
  },
  fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,30}$/).map((name) => `x-${name}`),
  fc.constantFrom("__proto__", "constructor"),
);
const goodValue = fc.constantFrom("application/json", "*/*", "identity", "Bearer a.b.c", "k", "127.0.0.1, ::1", "*");
const headers = fc.array(fc.tuple(headerName, fc.oneof(headerValue, goodValue)), { maxLength: 5 });

const host = fc.oneof(
  { weight: 8, arbitrary: fc.constant("localhost:3000") },
  fc.constantFrom("a", "", "::1", "[::1]:80", "a b", "a/b", "evil.example:99999", "%00", "xn--", "a".repeat(300)),
);

/** Whole requests of every kind. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .record({ line, host, headers, body: hostileBody, chunks: fc.option(fc.integer({ min: 1, max: 500 })) })
  .map(({ line: [method, target], host: name, headers: more, body, chunks }) => {
    const hasBody = method === "POST" || method === "PUT" || method === "DELETE" || method === "PATCH";
    const head = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${name}`,
      ...more.map(([key, value]) => `${key}: ${value}`),
      ...(hasBody ? bodyHeaders(body, chunks) : []),
    ].join("\r\n");
    const payload = hasBody ? (chunks === null ? body.bytes : chunked(body.bytes, chunks)) : new Uint8Array();
    return { method, bytes: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), payload]) };
  });

function bodyHeaders({ contentType, bytes }: HostileBody, chunks: number | null): string[] {
  return [
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    chunks === null ? `Content-Length: ${bytes.length}` : "Transfer-Encoding: chunked",
  ];
}

function chunked(bytes: Uint8Array, size: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
  }
  return Buffer.concat([...pieces, Buffer.from("0\r\n\r\n")]);
}
