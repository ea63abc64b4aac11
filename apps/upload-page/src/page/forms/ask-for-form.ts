import { createSignedUrl, type UploadFile } from "@signed-s3/client";
import type { SignedForm } from "@signed-s3/contracts";
import { requestFor } from "../constraints/constraints.ts";
import { authorization } from "../token.tsx";
import { noteForm } from "./ledger.ts";

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
  const form = await createSignedUrl({ service: ".", data, headers: authorization(), signal, retry: { attempts: 1 } });
  noteForm(id, form);
  return form;
}
