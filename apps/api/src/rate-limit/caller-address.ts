import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Where load balancers stand, and nobody from outside can. */
const innerRanges: ReadonlySet<string> = new Set([
  "loopback",
  "private",
  "linkLocal",
  "uniqueLocal",
  "carrierGradeNat",
]);

/**
 * The address by which an unknown caller is told from others.
 *
 * It is the peer's own; where the peer stands in an inner network, it is taken for a load balancer, whose `X-Forwarded-For`
 * is believed: from its end on, up to the first address outside. What a caller from outside writes into the header itself stands
 * before that, and is not looked at.
 *
 * @param peer The address at the other end of the connection; undefined: it is not known.
 * @param forwardedFor The header `X-Forwarded-For`.
 * @returns An IPv4 address, or the first half of an IPv6 address: one caller has all of the other half to itself.
 */
export function callerAddress(peer: string | undefined, forwardedFor: string | null): string {
  // Most callers: it is the address already, and to take it apart would cost more than the limit itself.
  if (forwardedFor === null && peer !== undefined && ipaddr.IPv4.isValidFourPartDecimal(peer)) return peer;
  let caller = parse(peer ?? "");
  for (const hop of (forwardedFor ?? "").split(",").reverse()) {
    if (!caller || !innerRanges.has(caller.range())) break;
    const address = parse(withoutPort(hop.trim()));
    // What stands before it may be the caller's own words.
    if (!address) break;
    caller = address;
  }
  if (!caller) return "unknown";
  return caller instanceof ipaddr.IPv6 ? `${firstHalf(caller)}::/64` : caller.toString();
}

const firstHalf = ({ parts }: ipaddr.IPv6): string =>
  parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":");

/** Some load balancers write the caller's port as well: `192.0.2.1:5000`, `[2001:db8::1]:5000`. */
const withoutPort = (hop: string): string => hop.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2");

/** An IPv4 address that is written as IPv6 is taken for what it is. */
const parse = (text: string): Address | undefined =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : undefined;
