import { createSignedUrl, UploadError, type UploadFile } from "@signed-s3/client";
import type { SignedForm } from "@signed-s3/contracts";
import { announce } from "../announcement.tsx";
import { requestFor } from "../constraints/constraints.ts";
import { problemsOf } from "../refusals/problem.ts";
import { authorization } from "../token.tsx";
import { note, noteForm } from "./ledger.ts";

/**
 * Asks the service for a form, as the person wants it, and notes it in the ledger.
 *
 * @param id The ledger's entry.
 * @param file Whose form it is; undefined: nobody's.
 * @param signal Ends it.
 * @throws {UploadError} There is none to be had.
 */
export async function askForForm(id: string, file: UploadFile | undefined, signal?: AbortSignal): Promise<SignedForm> {
  const data = await requestFor(file);
  // The service is beside the page, wherever that is.
  const asked = { service: ".", data, headers: authorization(), signal, retry: { attempts: 1 } };
  const form = await createSignedUrl(asked).catch((error: unknown) => {
    if (file) noteWaiting(id, file, error);
    throw error;
  });
  noteForm(id, form);
  return form;
}

/** Tells what an upload waits for, as it may for minutes: it asks again by itself. Where it has asked often enough, its end is told. */
function noteWaiting(id: string, file: UploadFile, error: unknown): void {
  if (!(error instanceof UploadError && error.retryable)) return;
  const problems = problemsOf(error);
  note(id, { state: "waiting", problems });
  announce(`${file.name} waits to try again: ${problems[0]?.title}.`);
}
