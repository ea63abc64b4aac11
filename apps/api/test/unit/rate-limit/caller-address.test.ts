import { describe, expect, it } from "bun:test";
import { callerAddress } from "../../../src/rate-limit/caller-address.ts";

describe("callerAddress()", () => {
  for (const [what, peer, forwardedFor, caller] of [
    ["is the peer's", "198.51.100.7", null, "198.51.100.7"],
    ["is the peer's, whatever a peer from outside says", "198.51.100.7", "203.0.113.9", "198.51.100.7"],
    ["is what a load balancer says", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["is what the last of several says", "127.0.0.1", "203.0.113.9, 100.64.0.1,172.16.0.1", "203.0.113.9"],
    ["is not what its owner wrote", "10.0.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"],
    ["is the balancer's where it says nothing", "10.0.0.1", null, "10.0.0.1"],
    ["is the balancer's where it says nonsense", "10.0.0.1", "unknown, 300.1.1.1, x, 1", "10.0.0.1"],
    ["is not what stands before nonsense", "10.0.0.1", "203.0.113.9, unknown", "10.0.0.1"],
    ["is what a load balancer says with a port", "10.0.0.1", "192.0.2.1, 203.0.113.9:5000", "203.0.113.9"],
    ["is what a load balancer says in brackets", "10.0.0.1", "192.0.2.1, [2001:db8::5]:5000", "2001:db8:0:0::/64"],
    ["is an inner one where all are", "10.0.0.1", "10.0.0.2", "10.0.0.2"],
    ["is IPv4 where it is written as IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"],
    ["is half of an IPv6 address", "2001:db8:1:2:3:4:5:6", null, "2001:db8:1:2::/64"],
    ["is half of an IPv6 address behind another", "fd00::1", "2001:db8::5", "2001:db8:0:0::/64"],
    ["is unknown where the peer is", undefined, "203.0.113.9", "unknown"],
    ["is unknown where the peer has none", "", null, "unknown"],
  ] as const) {
    it(what, () => {
      expect(callerAddress(peer, forwardedFor)).toBe(caller);
    });
  }
});
