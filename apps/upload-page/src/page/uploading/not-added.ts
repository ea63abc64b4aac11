import type { UploadFile } from "@signed-s3/client";
import { announce } from "../announcement.tsx";
import { begin, note } from "../forms/ledger.ts";

const problem = {
  code: "duplicate_file",
  title: "Not added",
  remedy: "It is among the files already. Remove it there, then add it again.",
};

let count = 0;

/**
 * Tells of a file that was chosen or dropped, and is among the files already: nothing else would tell why nothing has happened.
 *
 * @param file The file.
 */
export function noteNotAdded(file: UploadFile): void {
  count += 1;
  const id = `not added ${count}`;
  begin(id, file);
  note(id, { state: "refused", problems: [problem] });
  announce(`${file.name ?? "The file"} was not added. ${problem.remedy}`);
}
