import assert from "node:assert/strict";
import { UploadError } from "../src/index.ts";

/** What an upload fails with, which has to be of our own class. */
export async function errorOf(work: Promise<unknown>): Promise<UploadError> {
  const error = await work.then(
    () => assert.fail("It succeeded"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof UploadError, `thrown was ${error}`);
  return error;
}
