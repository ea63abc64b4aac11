import { restoreManifest } from "./manifest-swap.ts";

restoreManifest(process.cwd());
