import { describe, expect, it } from "bun:test";
import { Unreachable } from "../../../src/doctor/unreachable.ts";

const withCode = (code: string) => Object.assign(new Error("fetch failed"), { code });
const url = "https://name:word@minio.example:9000/uploads";

describe("Unreachable", () => {
  for (const [name, reason, says] of [
    ["ENOTFOUND", withCode("ENOTFOUND"), 'can\'t be found: DNS knows no "minio.example"'],
    ["EAI_AGAIN", withCode("EAI_AGAIN"), 'can\'t be found: DNS knows no "minio.example"'],
    ["ECONNREFUSED", withCode("ECONNREFUSED"), "refuses connections: nothing listens there"],
    [
      "a fetch on Node",
      new TypeError("fetch failed", { cause: withCode("ECONNREFUSED") }),
      "refuses connections: nothing listens there",
    ],
    ["TimeoutError", new DOMException("", "TimeoutError"), "does not answer in time"],
    ["AbortError", new DOMException("", "AbortError"), "does not answer in time"],
    ["ECONNRESET", withCode("ECONNRESET"), "hangs up"],
    ["CERT_HAS_EXPIRED", withCode("CERT_HAS_EXPIRED"), "has a TLS certificate that has expired"],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      withCode("ERR_TLS_CERT_ALTNAME_INVALID"),
      "has a TLS certificate for another name",
    ],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      withCode("DEPTH_ZERO_SELF_SIGNED_CERT"),
      "has a TLS certificate from an authority that is not known here",
    ],
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      withCode("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
      "has a TLS certificate from an authority that is not known here",
    ],
    ["EPROTO", withCode("EPROTO"), "does not speak TLS"],
    ["ESTRANGE", withCode("ESTRANGE"), "fails with ESTRANGE"],
    ["a thrown string", "a string", "fails with an unknown error"],
  ] as const) {
    it(`says of ${name} that the endpoint ${says}`, () => {
      const unreachable = new Unreachable(url, reason);
      expect(unreachable.message).toBe(`https://minio.example:9000 ${says}`);
      expect(unreachable.cure).not.toContain("$");
      expect(unreachable.message + unreachable.cure).not.toContain("word@");
    });
  }
});
