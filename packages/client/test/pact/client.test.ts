import { forms } from "./client/forms.ts";
import { refusals } from "./client/refusals.ts";
import { holdToPact } from "./hold-to-pact.ts";

holdToPact("client", [...forms, ...refusals]);
