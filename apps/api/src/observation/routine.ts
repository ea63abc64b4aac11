import type { Finished } from "./observed.ts";

/** What machines ask by the clock, some of them twice a second: their traces would outnumber all that anybody wants to see. */
const routes: ReadonlySet<string | undefined> = new Set(["/health/live", "/health/ready", "/metrics"]);

/** Whether it is a health check or a scrape. */
export const isRoutine = ({ exchange }: Pick<Finished, "exchange">): boolean => routes.has(exchange.route);
