import { writeFileSync } from "node:fs";
import { departuresPage } from "./departures-page.ts";
import { pagePath } from "./page-path.ts";

writeFileSync(pagePath, departuresPage());
