import { fetchTransport } from "./fetch-transport.ts";
import type { Transport } from "./transport.ts";
import { xhrTransport } from "./xhr-transport.ts";

/** How forms are posted where there is no `node:http`. */
export const transport: Transport = "XMLHttpRequest" in globalThis ? xhrTransport : fetchTransport();
