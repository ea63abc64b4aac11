import { isIP } from "node:net";
import type { Check } from "../check.ts";
import { type Context, endpointUrl } from "../context.ts";
import { bad, type Finding, ok, warn } from "../result.ts";
import { Unreachable } from "../unreachable.ts";

/** Whether the address that browsers are given is one that browsers can use. */
export const publicEndpoint: Check = {
  name: "public endpoint",
  needs: [],
  async run(context) {
    const url = new URL(endpointUrl(context.public));
    const reached = await context.outside().then(
      () => true as const,
      (reason: unknown) => reason,
    );
    if (isContainersOnly(url.hostname)) {
      const says = `${url.origin} has a name that only containers know: browsers can't find "${url.hostname}"`;
      return (reached === true ? warn : bad)(says, setIt);
    }
    if (reached === true) return judgeReached(url, context);
    if (reached instanceof Unreachable && isLoopback(url) && !isLoopback(new URL(endpointUrl(context.inner)))) {
      return warn(`${reached.message}; but localhost is another machine here than in the browser`, {
        cure: "run doctor where the browser runs; until then uploads are tried at the inner endpoint",
      });
    }
    throw reached;
  },
};

function judgeReached(url: URL, { setup, inner }: Context): Finding {
  if (url.origin === endpointUrl(inner) && isInternal(url.hostname)) {
    return warn(`${url.origin} is an address of an inner network, for the service and for browsers alike`, setIt);
  }
  const secure = setup.origins.find((origin) => origin.startsWith("https:"));
  if (url.protocol === "http:" && secure && !isLoopback(url)) {
    return warn(`${url.origin} is without TLS: browsers let no page of ${secure} post to it`, {
      cure: "give the store a certificate, and let S3_PUBLIC_ENDPOINT_URL begin with https:",
    });
  }
  return ok(`${url.origin} answers${setup.publicEndpoint === setup.endpoint ? ", the same for browsers" : ""}`);
}

const setIt = {
  cure: "set S3_PUBLIC_ENDPOINT_URL to the store's address as the browser sees it, such as http://localhost:9000",
};

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|.*\.localhost|127\..*|\[::1\])$/.test(hostname);
const isContainersOnly = (host: string): boolean =>
  (!/[.:]/.test(host) && host !== "localhost") || /\.(docker\.internal|svc|cluster\.local)$/.test(host);
const isInternal = (host: string): boolean =>
  isIP(host) === 4
    ? /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host)
    : /\.(internal|local|lan|home\.arpa)$/.test(host);
