import { describePacts } from "../../contract/pacts.ts";
import { deno } from "../../deno-service.ts";

// On Bun they are verified among the unit tests.
describePacts(deno);
