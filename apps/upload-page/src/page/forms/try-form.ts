import { announce } from "../announcement.tsx";
import { askForForm } from "./ask-for-form.ts";
import { begin } from "./ledger.ts";
import { noteRefusal } from "./note-refusal.ts";

let count = 0;

/** Asks for a form without a file, to see what it allows. */
export async function tryForm(): Promise<void> {
  count += 1;
  const id = `form ${count}`;
  begin(id, undefined);
  try {
    await askForForm(id, undefined);
    announce("The service has signed a form: it is the first of the forms below.");
  } catch (error) {
    noteRefusal(id, error);
  }
}
