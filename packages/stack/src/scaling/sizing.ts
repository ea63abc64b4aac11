/** What was measured of the service; docs/scaling.md says how. */
export interface Measured {
  readonly cpuMicrosPerRequest: number;
  readonly residentMegabytesAtRest: number;
  readonly residentMegabytesAtMost: number;
  readonly logBytesPerRequest: number;
  readonly requestBytes: number;
  readonly answerBytes: number;
  readonly metricsSeries: number;
  readonly metricsBytes: number;
  /** Signatures that one core makes in a second, by `openssl speed`. */
  readonly ecdsaHandshakesPerSecond: number;
  readonly rsaHandshakesPerSecond: number;
}

/** What is assumed: prices in USD are list prices of AWS in us-east-1, and change. */
export const assumed = {
  /** How busy a replica's core is: when one of three zones is lost, the others are at 90 %. */
  utilisation: 0.6,
  zones: 3,
  vcpuHour: 0.036,
  logGigabyte: 0.5,
  trafficGigabyte: 0.09,
  loadBalancerUnitHour: 0.008,
  /** What one unit of a load balancer is good for. */
  unitConnectionsPerSecond: 25,
  unitGigabytesPerHour: 1,
  uploadsThousand: 0.005,
  /** Amazon S3 User Guide, "Best practices design patterns: optimizing Amazon S3 performance". */
  postsPerSecondOfPrefix: 3500,
  /** The part of docker/haproxy.cfg's table that one address takes is kept for two minutes. */
  addressesInTable: 100_000,
  addressSeconds: 120,
} as const;

/** What a rate needs. */
export interface Sizing {
  readonly perSecond: number;
  readonly replicas: number;
  readonly memoryGigabytes: number;
  /** How busy the replicas are that are left when a zone is lost. */
  readonly utilisationWithoutZone: number;
  readonly logMegabytesPerSecond: number;
  readonly logTerabytesPerDay: number;
  readonly answersGigabitsPerSecond: number;
  readonly series: number;
  /** Cores for handshakes alone, if each request comes over a connection of its own. */
  readonly ecdsaCores: number;
  readonly rsaCores: number;
  /** Partitions that S3 needs, if each form is used. */
  readonly partitions: number;
}

/** Forms that one replica, which uses one core, signs in a second at the assumed utilisation. */
export const perReplica = ({ cpuMicrosPerRequest }: Measured): number =>
  Math.floor((assumed.utilisation * 1_000_000) / cpuMicrosPerRequest);

/** What a rate of forms needs: by arithmetic, from what was measured. */
export function sizingOf(perSecond: number, measured: Measured): Sizing {
  const { zones } = assumed;
  // As many in each zone, and one in each at least.
  const replicas = Math.max(1, Math.ceil(perSecond / perReplica(measured) / zones)) * zones;
  const left = (replicas * (zones - 1)) / zones;
  const logBytes = perSecond * measured.logBytesPerRequest;
  return {
    perSecond,
    replicas,
    memoryGigabytes: (replicas * measured.residentMegabytesAtMost) / 1000,
    utilisationWithoutZone: (perSecond * measured.cpuMicrosPerRequest) / 1_000_000 / left,
    logMegabytesPerSecond: logBytes / 1e6,
    logTerabytesPerDay: (logBytes * 86_400) / 1e12,
    answersGigabitsPerSecond: (perSecond * measured.answerBytes * 8) / 1e9,
    series: replicas * measured.metricsSeries,
    ecdsaCores: perSecond / measured.ecdsaHandshakesPerSecond,
    rsaCores: perSecond / measured.rsaHandshakesPerSecond,
    partitions: Math.ceil(perSecond / assumed.postsPerSecondOfPrefix),
  };
}

/** What a million forms cost, by what it is for, with the arithmetic in words. */
export interface Cost {
  readonly what: string;
  readonly arithmetic: string;
  readonly dollars: number;
}

export function costOfMillion(measured: Measured): readonly Cost[] {
  const million = 1_000_000;
  const vcpuHours = measured.cpuMicrosPerRequest / assumed.utilisation / 3600;
  const gigabytes = (bytes: number): number => (bytes * million) / 1e9;
  const balanced = gigabytes(measured.requestBytes + measured.answerBytes) / assumed.unitGigabytesPerHour;
  const connected = million / assumed.unitConnectionsPerSecond / 3600;
  const logged = gigabytes(measured.logBytesPerRequest);
  const sent = gigabytes(measured.answerBytes);
  return [
    {
      what: "compute",
      arithmetic: `${measured.cpuMicrosPerRequest} µs ÷ ${assumed.utilisation} = ${vcpuHours.toFixed(3)} vCPU hours × $${assumed.vcpuHour}`,
      dollars: vcpuHours * assumed.vcpuHour,
    },
    {
      what: "load balancer, connections kept",
      arithmetic: `${balanced.toFixed(2)} GB = units × hours × $${assumed.loadBalancerUnitHour}`,
      dollars: balanced * assumed.loadBalancerUnitHour,
    },
    {
      what: "load balancer, a connection for each form",
      arithmetic: `1,000,000 ÷ ${assumed.unitConnectionsPerSecond} ÷ 3600 = ${connected.toFixed(1)} units × hours × $${assumed.loadBalancerUnitHour}`,
      dollars: connected * assumed.loadBalancerUnitHour,
    },
    {
      what: "log",
      arithmetic: `${logged.toFixed(3)} GB × $${assumed.logGigabyte}`,
      dollars: logged * assumed.logGigabyte,
    },
    {
      what: "traffic out",
      arithmetic: `${sent.toFixed(2)} GB × $${assumed.trafficGigabyte}`,
      dollars: sent * assumed.trafficGigabyte,
    },
    {
      what: "for comparison: S3's own price, if each form is used",
      arithmetic: `1,000 thousands of POSTs × $${assumed.uploadsThousand}`,
      dollars: 1000 * assumed.uploadsThousand,
    },
  ];
}
