import { describePacts } from "../../contract/pacts.ts";
import { bun } from "../../service.ts";

describePacts(bun);
