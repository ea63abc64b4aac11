import { holdToPact } from "./hold-to-pact.ts";
import { explanations } from "./plain-http/explanations.ts";
import { forms } from "./plain-http/forms.ts";
import { health } from "./plain-http/health.ts";
import { refusals } from "./plain-http/refusals.ts";

holdToPact("plain-http", [...forms, ...explanations, ...refusals, ...health]);
