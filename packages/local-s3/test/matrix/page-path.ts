import { fileURLToPath } from "node:url";

/** Where the page on MinIO's departures is kept. */
export const pagePath: string = fileURLToPath(new URL("../../../../docs/s3-departures.md", import.meta.url));
