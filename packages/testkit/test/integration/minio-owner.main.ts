// Starts a server, says which container it is, and goes on until it is ended from outside, or leaves without stopping it.
import { startMinio } from "../../src/index.ts";

const minio = await startMinio();
console.log(minio.containerId);
if (process.argv.includes("--leave")) process.exit(0);
await Bun.sleep(600_000);
