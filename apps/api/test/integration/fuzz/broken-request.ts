import fc from "fast-check";
import { hostileRequest } from "./hostile-request.ts";

/** Bytes that are no whole request: what comes back, if anything does, is up to the server. */
export type BrokenRequest = readonly Uint8Array[];

const text = (bytes: string): Uint8Array => Buffer.from(bytes, "latin1");
const post = "POST /api/v2/s3/create_signed_url HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

/** A request of which the end is missing, in pieces. */
const cutOff = fc
  .tuple(hostileRequest, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }))
  .map(([{ bytes }, cuts]) => {
    const ends = cuts.map((part) => Math.floor(part * bytes.length)).sort((a, b) => a - b);
    return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  });

/** A request some bytes of which are others. */
const damaged = fc
  .tuple(hostileRequest, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }))
  .map(([{ bytes }, changes]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of changes) copy[at % copy.length] = byte;
    return [copy];
  });

const wrong = fc
  .constantFrom(
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\n\r\n",
    "GET /health/live HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "GET /health/live\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "get / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET \0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\nHost: localhost\n\n",
    "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nx: a\0b\r\n\r\n",
    `GET / HTTP/1.1\r\nHost: localhost\r\n${Array.from({ length: 300 }, (_, n) => `x${n}: y\r\n`).join("")}\r\n`,
    `GET /${"a".repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nx: ${"a".repeat(40_000)}\r\n\r\n`,
    `${post}Content-Length: -1\r\n\r\n{}`,
    `${post}Content-Length: 1e3\r\n\r\n{}`,
    `${post}Content-Length: 99999999999999999999\r\n\r\n{}`,
    `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    `${post}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    `${post}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}`,
    `${post}Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n`,
    `${post}Transfer-Encoding: chunked\r\n\r\n2;x="${"y".repeat(5000)}"\r\n{}\r\n0\r\nTrailer: x\r\n\r\n`,
    `${post}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
    `${post}Expect: nothing\r\nContent-Length: 2\r\n\r\n{}`,
    `${post}Upgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  )
  .map((bytes) => [text(bytes)]);

/** What is no request, of every kind. */
export const brokenRequest: fc.Arbitrary<BrokenRequest> = fc.oneof(
  { weight: 3, arbitrary: cutOff },
  { weight: 3, arbitrary: damaged },
  { weight: 2, arbitrary: wrong },
  fc.uint8Array({ maxLength: 300 }).map((bytes) => [bytes]),
);
