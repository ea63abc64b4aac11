import type { Credentials } from "@signed-s3/core";
import { Gauge, type Registry } from "prom-client";

/** What is asked at each scrape. */
export interface SigningState {
  /** What keeps the service from being ready; empty: it is. */
  readonly unready: () => readonly string[];
  readonly credentials: () => Credentials | undefined;
  /** When they were taken; undefined: there never were any. */
  readonly credentialsSince: () => Date | undefined;
  /** Whether the bucket answered when it was last asked; undefined: it has not been asked. */
  readonly bucketReachable: () => boolean | undefined;
  /** Seconds that the service's clock is ahead of the store's; undefined: not known. */
  readonly clockOffset: () => number | undefined;
  readonly now: () => Date;
}

/** Adds what signing stands on: whether the service is ready, the credentials' age and end, and the bucket. */
export function signingMetrics(registry: Registry, state: SigningState): void {
  const gauge = (name: string, help: string, value: () => number | undefined): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const present = value();
        // What is not known is left out: a zero would be an age, or a date.
        if (present === undefined) this.remove();
        else this.set(present);
      },
    });
  };
  const seconds = (date: Date | undefined): number | undefined => date && date.getTime() / 1000;

  gauge("signed_s3_ready", "1: requests should be sent here; 0: /health/ready answers 503.", () =>
    Number(state.unready().length === 0),
  );
  gauge("signed_s3_credentials_valid", "1: there are credentials to sign with; 0: there are none.", () =>
    Number(state.credentials() !== undefined),
  );
  gauge("signed_s3_credentials_expiration_timestamp_seconds", "When the credentials end; missing: they don't.", () =>
    seconds(state.credentials()?.expiration),
  );
  gauge("signed_s3_credentials_age_seconds", "For how long the credentials have been held.", () => {
    const since = seconds(state.credentialsSince());
    return since && state.now().getTime() / 1000 - since;
  });
  gauge("signed_s3_bucket_reachable", "1: the bucket answered when it was last asked; 0: it did not.", () => {
    const reachable = state.bucketReachable();
    return reachable === undefined ? undefined : Number(reachable);
  });
  gauge(
    "signed_s3_clock_offset_seconds",
    "How far the clock is ahead of the store's, to about half a second.",
    state.clockOffset,
  );
}
