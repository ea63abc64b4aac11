import { pages } from "./pages.ts";

for (const [path, page] of await pages()) await Bun.write(path, page);
