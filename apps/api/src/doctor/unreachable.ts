/** A host gave no answer at all; the message says in words why not, and `cure` what to do. */
export class Unreachable extends Error {
  override readonly name: string = "Unreachable";
  readonly cure: string;

  constructor(url: string, reason: unknown) {
    const { host, hostname, origin } = new URL(url);
    const code = codeOf(reason);
    const { says, cure } = explanations.find(({ codes }) => codes.test(code)) ?? {
      says: `fails with ${code}`,
      cure: "look at the store's log, and at what stands between here and $host",
    };
    super(`${origin} ${says.replace("$hostname", hostname)}`, { cause: reason });
    this.cure = cure.replace("$host", host);
  }
}

interface Explanation {
  readonly codes: RegExp;
  readonly says: string;
  readonly cure: string;
}

const explanations: readonly Explanation[] = [
  {
    codes: /ENOTFOUND|EAI_|DNS/,
    says: 'can\'t be found: DNS knows no "$hostname"',
    cure: "correct the host name, or run where it is known: containers' names are known to containers only",
  },
  {
    codes: /ECONNREFUSED|ConnectionRefused/,
    says: "refuses connections: nothing listens there",
    cure: "start the store, or correct the port",
  },
  {
    codes: /Timeout|TIMEDOUT|Abort/,
    says: "does not answer in time",
    cure: "open the way to $host: a firewall, a security group, a proxy or a route swallows what is sent",
  },
  {
    codes: /ECONNRESET|ConnectionClosed|EPIPE/,
    says: "hangs up",
    cure: "see whether http and https are mixed up, or a proxy is in between",
  },
  { codes: /EHOSTUNREACH|ENETUNREACH/, says: "has no route to it from here", cure: "open the way to $host" },
  { codes: /CERT_HAS_EXPIRED/, says: "has a TLS certificate that has expired", cure: "renew the certificate of $host" },
  {
    codes: /ALTNAME/,
    says: "has a TLS certificate for another name",
    cure: "use a name that the certificate of $host is for",
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_|CERT_/,
    says: "has a TLS certificate from an authority that is not known here",
    cure: "let NODE_EXTRA_CA_CERTS name a file with the authority's certificate",
  },
  {
    codes: /EPROTO|SSL|TLS/,
    says: "does not speak TLS",
    cure: "write http:// for a store without TLS, or correct the port",
  },
];

/** The first code in an error and its causes: fetch, the SDK and the runtimes keep it at different depths. */
function codeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return "an unknown error";
  if ("code" in reason && typeof reason.code === "string") return reason.code;
  return reason.cause instanceof Error ? codeOf(reason.cause) : reason.name;
}
