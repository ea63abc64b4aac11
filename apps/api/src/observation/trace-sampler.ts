import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import type { TraceSampling } from "../config/trace-variables.ts";

/** Makes what decides of each trace whether it is sent. */
export function traceSampler({ share, byParent }: TraceSampling): Sampler {
  const root = shareSampler(share);
  return byParent ? new ParentBasedSampler({ root }) : root;
}

function shareSampler(share: number): Sampler {
  if (share === 1) return new AlwaysOnSampler();
  return share === 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(share);
}
