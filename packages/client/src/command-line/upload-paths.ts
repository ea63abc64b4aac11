import { explain } from "@signed-s3/client/explain";
import { fileAt } from "@signed-s3/client/node";
import { UploadError } from "../errors/upload-error.ts";
import { uploadAll } from "../upload-all.ts";
import type { UploadFile } from "../upload-file.ts";
import type { UploadArguments } from "./arguments.ts";
import { progressBar, type Screen } from "./progress-bar.ts";
import type { PathOutcome } from "./report.ts";

/**
 * Uploads what the command line names, and draws how far it is.
 *
 * @param asked What the command line asks for.
 * @param screen Where progress is drawn; undefined: nowhere.
 * @param signal Ends the uploads.
 * @returns What became of each path, in their order.
 */
export async function uploadPaths(
  { paths, service, token, type, profile, concurrency }: UploadArguments,
  screen: Screen | undefined,
  signal: AbortSignal,
): Promise<readonly PathOutcome[]> {
  const found = await Promise.all(paths.map((path) => fileOrError(path, type)));
  const files = found.filter((entry) => "file" in entry);
  const sizes = files.map(({ file }) => file.size);
  const bar = screen ? progressBar(screen, sizes) : undefined;
  const outcomes = await uploadAll(
    files.map(({ file }) => file),
    {
      service,
      signal,
      concurrency,
      explain,
      data: profile === undefined ? undefined : { profile },
      headers: async () => (token === undefined ? {} : { authorization: `Bearer ${token}` }),
      onProgress: ({ index, sent }) => bar?.update(index, sent),
    },
  );
  bar?.clear();
  const uploaded = outcomes.values();
  return found.map((entry) => {
    if ("error" in entry) return entry;
    const outcome = uploaded.next().value;
    if (!outcome) throw new RangeError("A file has no outcome");
    return outcome.status === "uploaded"
      ? { path: entry.path, result: outcome.result }
      : { path: entry.path, error: outcome.error };
  });
}

type Found = { readonly path: string } & ({ readonly file: UploadFile } | { readonly error: UploadError });

async function fileOrError(path: string, type: string): Promise<Found> {
  try {
    return { path, file: await fileAt(path, { type }) };
  } catch (error) {
    if (error instanceof UploadError) return { path, error };
    throw error;
  }
}
