import { attempts, lateMs } from "./fleet-simulation.ts";
import { lossScenarios, rotationScenarios, simulated } from "./scenarios.ts";
import { assumed, costOfMillion, type Measured, perReplica, sizingOf } from "./sizing.ts";

/** docs/scaling.md, as the figures make it. */
export function scalingDocument(measured: Measured): string {
  const sizings = [1000, 100_000, 1_000_000].map((rate) => sizingOf(rate, measured));
  const row = (what: string, value: (sizing: (typeof sizings)[number]) => string) => [what, ...sizings.map(value)];
  const percent = Math.round(assumed.utilisation * 100);
  return `# How many replicas, and what they cost

\`npm run docs:scaling\` writes this page: by arithmetic from what was measured, and by a simulation. The figures are in
\`packages/stack/src/scaling/measured.json\`; a test holds the page to them. They are of a virtual machine of two cores that others worked on
at the same time: expect better of a machine of your own, and put its figures there.

## What was measured

${table(
  ["figure", "value:", "by"],
  [
    [
      "CPU of one form",
      `${measured.cpuMicrosPerRequest} µs`,
      "the compiled service with log and metrics, at 7,000 requests a second by chance, which is 60 % of a core (`packages/bench/src/load/open-loop.main.ts`)",
    ],
    ["memory at rest", `${measured.residentMegabytesAtRest} MB`, "`VmRSS` of `/proc/<pid>/status` when it is ready"],
    ["memory at most", `${measured.residentMegabytesAtMost} MB`, "the bench, under as much load as it takes"],
    ["log of one form", `${measured.logBytesPerRequest} bytes`, "bytes on standard output, over 2,000 forms"],
    [
      "request, answer",
      `${measured.requestBytes}, ${measured.answerBytes} bytes`,
      "headers and body, with a session token of 800 characters",
    ],
    [
      "metrics",
      `${measured.metricsSeries} series, ${thousands(measured.metricsBytes)} bytes`,
      "`GET /metrics` after each route was asked",
    ],
    [
      "TLS handshakes of one core",
      `${thousands(measured.ecdsaHandshakesPerSecond)}/s, ${thousands(measured.rsaHandshakesPerSecond)}/s`,
      "signatures of `openssl speed ecdsap256 rsa2048`; the rest of a handshake comes on top",
    ],
  ],
)}

## How many replicas

A replica uses one core. At ${percent} % of it, it signs 1,000,000 × ${assumed.utilisation} ÷ ${measured.cpuMicrosPerRequest} = **${thousands(perReplica(measured))} forms a second**. There are as many in each of
${assumed.zones} zones, and when a zone is lost, the others bear all of the load: that is why it is ${percent} % and no more. An hour's credentials and the
signing key are kept in memory, so no replica asks anything of anybody for a form, and twice as many sign twice as much.

${table(
  ["forms a second", ...sizings.map(({ perSecond }) => `${thousands(perSecond)}:`)],
  [
    row("replicas", ({ replicas }) => thousands(replicas)),
    row("memory, GB", ({ memoryGigabytes }) => memoryGigabytes.toFixed(1)),
    row("how busy the others are when a zone is lost", ({ utilisationWithoutZone }) => share(utilisationWithoutZone)),
    row("log, MB/s", ({ logMegabytesPerSecond }) => logMegabytesPerSecond.toFixed(1)),
    row("log, TB a day", ({ logTerabytesPerDay }) => logTerabytesPerDay.toFixed(2)),
    row("answers, Gbit/s", ({ answersGigabitsPerSecond }) => answersGigabitsPerSecond.toFixed(2)),
    row("time series", ({ series }) => thousands(series)),
    row("cores for TLS, ECDSA, a handshake for each form", ({ ecdsaCores }) => ecdsaCores.toFixed(1)),
    row("the same, RSA 2048", ({ rsaCores }) => rsaCores.toFixed(1)),
    row("partitions of S3, if each form is used", ({ partitions }) => thousands(partitions)),
  ],
)}

The manifests for Kubernetes request one core and scale at ${percent} % of it, from 3 to 30 replicas: up to ${thousands(30 * perReplica(measured))} forms a second. For more, raise
\`maxReplicas\`.

## What becomes the limit first

**At 1,000 a second, nothing.** Three replicas are there for the zones, not for the load.

**At 100,000 a second, the log and the load balancers.** A line for each form is ${sizings[1]?.logTerabytesPerDay.toFixed(1)} TB a day, and what it costs to keep is more than what it costs to sign: set
\`LOG_LEVEL=warn\`, and count by the metrics, which grow with replicas and not with forms. A browser comes over a connection of its own, so TLS
takes ${sizings[1]?.ecdsaCores.toFixed(0)} cores with an ECDSA certificate and ${sizings[1]?.rsaCores.toFixed(0)} with RSA, beside ${Math.ceil((sizings[1]?.perSecond ?? 0) / perReplica(measured))} for signing at ${percent} %. \`docker/haproxy.cfg\` is for one load
balancer and takes 4,000 connections at once: several of them, or a managed one, take its place. Its table holds ${thousands(assumed.addressesInTable)} addresses for
${assumed.addressSeconds} s, that is ${thousands(Math.round(assumed.addressesInTable / assumed.addressSeconds))} new callers a second; beyond that the oldest are forgotten, and the limit of each address holds no longer: enlarge it, or
limit at the edge.

**At 1,000,000 a second, the network and S3.** Answers are ${sizings[2]?.answersGigabitsPerSecond.toFixed(0)} Gbit/s: no one load balancer takes that, and names have to lead to several. Most of an
answer is the session token, twice. ${thousands(sizings[2]?.series ?? 0)} time series are fine for a Prometheus of some GB; per-route series summed by a recording rule are
all that dashboards need.

## What S3 does

S3 takes at least ${thousands(assumed.postsPerSecondOfPrefix)} PUT, COPY, POST or DELETE requests a second for each partitioned prefix of a bucket, and there is no limit of
prefixes (Amazon S3 User Guide, "Best practices design patterns: optimizing Amazon S3 performance"). It splits a prefix by itself while the rate
grows, gradually; until it has, it answers some uploads with 503 Slow Down, which the client sends again.

The default key is \`direct_uploads/\` and a random UUID, so that S3 can split at each of its 16 first characters, and again at the next: the
best there is. A template that begins with \`{date}\` begins each day with a prefix that has never been split, and takes ${thousands(assumed.postsPerSecondOfPrefix)} uploads a second that
morning: put \`{uuid}\` before it, or a profile's name. Tell AWS before a launch of more than some thousand uploads a second; above 100,000, spread them
over several buckets, one for each upload profile.

## What a million forms cost

Prices are list prices of AWS in us-east-1, in USD, as assumed in \`packages/stack/src/scaling/sizing.ts\`; yours will differ. Replicas are paid for as long
as they are there: the sum is of a fleet that follows its load. The two rows of the load balancer exclude each other.

${table(
  ["for", "arithmetic", "USD:"],
  costOfMillion(measured).map(({ what, arithmetic, dollars }) => [what, arithmetic, dollars.toFixed(4)]),
)}

The smallest fleet, three replicas with a core each, is 3 × 730 h × $${assumed.vcpuHour} = $${(3 * 730 * assumed.vcpuHour).toFixed(0)} a month whether anybody asks or not.

## When replicas are lost

A simulation of ${thousands(simulated.replicas)} replicas with the times of \`docker/haproxy.cfg\`: ${attempts} attempts, 1 s to connect, 2 s to answer, a check every 500 ms and 250 ms
after a failed one, two failures to be out. Each request goes to the one of ${simulated.choices} replicas with less connections, as many load balancers that know only
their own connections do. A request takes a replica ${simulated.serviceMs} ms, which is far more than it does: queues are as much longer here. It counts what
arrives in the ${simulated.durationMs / 1000} s after the loss; late is after more than ${lateMs} ms. Without loss, its means agree with the theory of queues within 5 %, which a test proves.

${table(
  ["what is lost", "how", "load", "load on the rest:", "failed:", "late:", "slowest:"],
  lossScenarios().map(({ loss, lost, utilisation, result }) => [
    `${lost} of ${thousands(simulated.replicas)}`,
    loss === "refused" ? "processes: connections are refused" : "machines: nothing answers",
    share(utilisation),
    share((utilisation * simulated.replicas) / (simulated.replicas - lost)),
    share(result.failed / result.requests, 3),
    share(result.late / result.requests, 3),
    `${Math.round(result.worstMs)} ms`,
  ]),
)}

- One of a thousand is no event. A zone is one only for those whose attempts all meet a dead replica before the checks have seen it.
- A replica that refuses at once has the fewest connections, and so draws requests to itself: for half a second, refusing is worse than
  silence. Silence is slow instead: a second for each attempt.
- What decides is the load on the rest. Below 100 % they catch up; above it queues grow until replicas are added, and no retry helps.

## When credentials are renewed

Each replica fetches credentials anew when half of their life is over, or up to a third of that sooner, by chance. Of ${thousands(simulated.replicas)} replicas with credentials of an
hour, the most calls to STS in one second:

${table(
  ["all start within", "spread by chance", "in the second hour:", "after a day:"],
  rotationScenarios().map(({ startSeconds, cut, secondHour, lastHour }) => [
    startSeconds === 1 ? "a second" : "a minute",
    cut === 0 ? "no" : "yes, as the service does",
    thousands(secondHour),
    thousands(lastHour),
  ]),
)}

Without chance a fleet that started together asks together for ever, and a throttled call is one that all of them repeat. A call that fails is
tried again after a second, then at growing intervals cut at random, and the old credentials serve for the other half of their life meanwhile.
`;
}

/** Titles that end in a colon are of numbers. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = titles.map((title) => (title.endsWith(":") ? "---:" : "---"));
  return [line(titles.map((title) => title.replace(/:$/, ""))), line(rule), ...rows.map(line)].join("\n");
}

const thousands = (value: number): string => value.toLocaleString("en-US");
const share = (value: number, digits = 0): string => `${(value * 100).toFixed(digits)} %`;
