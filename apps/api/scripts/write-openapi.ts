import { openApiDocument } from "../src/openapi/document.ts";

await Bun.write(
  new URL("../../../docs/openapi.json", import.meta.url),
  `${JSON.stringify(openApiDocument, null, 2)}\n`,
);
