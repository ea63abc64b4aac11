import type { MachineFacts } from "../machine/machine-facts.ts";
import type { Share } from "../profile/cpu-profile.ts";
import type { Missing, Row } from "../requests/table.ts";
import type { ScalingResult } from "../scaling/measure-scaling.ts";
import type { SignerResult } from "../signer/signer-results.ts";
import type { Check } from "./check.ts";

/** All that a run has measured; what it was not asked for is not there. */
export interface Results {
  readonly machine: MachineFacts;
  /** Rounds so short that the figures are rough. */
  readonly quick: boolean;
  readonly requests?: readonly (Row | Missing)[];
  readonly signer?: readonly SignerResult[];
  readonly scaling?: ScalingResult;
  readonly start?: readonly Check[];
  /** Where the service's time goes. */
  readonly profile?: readonly Share[];
  readonly soak?: Check;
}
