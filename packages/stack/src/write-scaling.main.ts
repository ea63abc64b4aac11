import { scalingDocument } from "./scaling/document.ts";
import measured from "./scaling/measured.json" with { type: "json" };

await Bun.write(new URL("../../../docs/scaling.md", import.meta.url), scalingDocument(measured));
