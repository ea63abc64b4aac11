import type { UploadResult } from "./answers/s3-answer.ts";
import { UploadError } from "./errors/upload-error.ts";
import type { FormSource } from "./form/form-source.ts";
import type { Progress } from "./send-file.ts";
import { type UploadOptions, upload } from "./upload.ts";
import type { UploadFile } from "./upload-file.ts";

/** What became of one file of many. */
export type Outcome<File extends UploadFile = UploadFile> =
  | { readonly status: "uploaded"; readonly file: File; readonly result: UploadResult }
  | { readonly status: "failed"; readonly file: File; readonly error: UploadError };

type OwnOptions = {
  /** How many files are under way at a time. @default 3 */
  readonly concurrency?: number | undefined;
  /** Gives one file a signal of its own beside `signal`: where it fires, the others go on. Asked when the file's turn comes. */
  readonly signalFor?: ((file: UploadFile, index: number) => AbortSignal | undefined) | undefined;
  /** Is told how far each file is; `index` is its place among the files. */
  readonly onProgress?: ((progress: Progress & { readonly index: number }) => void) | undefined;
};

type Without<Options, Name extends PropertyKey> = Options extends unknown ? Omit<Options, Name> : never;

/** What {@link uploadAll} takes: as {@link UploadOptions}, but each file needs a form of its own. */
export type UploadAllOptions = OwnOptions &
  (
    | Without<Exclude<UploadOptions, { form: unknown }>, "onProgress">
    | (Without<UploadOptions, "onProgress"> & { form: FormSource })
  );

/**
 * Uploads many files, a few at a time. One that fails does not keep the others from being uploaded.
 *
 * @param files What to upload.
 * @param options As those of `upload`.
 * @returns What became of each file, in their order.
 * @throws {TypeError} The options make no sense, as with `upload`.
 * @throws {RangeError} `concurrency` is below 1.
 * @throws What `onProgress` or `signalFor` throws, when all uploads have ended.
 * @example
 * ```ts
 * const outcomes = await uploadAll([...input.files], { service: "https://sign.example.com", concurrency: 2 });
 * const failed = outcomes.filter(({ status }) => status === "failed");
 * ```
 */
export async function uploadAll<File extends UploadFile>(
  files: readonly File[],
  { concurrency = 3, signalFor, onProgress, ...options }: UploadAllOptions,
): Promise<readonly Outcome<File>[]> {
  if (!(concurrency >= 1)) throw new RangeError("concurrency must be at least 1");
  const outcomes: Outcome<File>[] = [];
  const mistake = new AbortController();
  const waiting = files.entries();
  const work = async (): Promise<void> => {
    // All workers take from one iterator: each file is taken once.
    for (const [index, file] of waiting) {
      const report = (progress: Progress): void => onProgress?.({ ...progress, index });
      const signal = either(mistake.signal, either(options.signal, signalFor?.(file, index)));
      outcomes[index] = await outcomeOf(file, { ...options, signal, onProgress: report });
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, files.length) }, work);
  try {
    await Promise.all(workers);
  } catch (error) {
    // The caller's own mistake, in `onProgress` say: nothing goes on unseen.
    mistake.abort();
    await Promise.allSettled(workers);
    throw error;
  }
  return outcomes;
}

function either(all: AbortSignal | undefined, one: AbortSignal | undefined): AbortSignal | undefined {
  return all && one ? AbortSignal.any([all, one]) : (one ?? all);
}

async function outcomeOf<File extends UploadFile>(file: File, options: UploadOptions): Promise<Outcome<File>> {
  try {
    return { status: "uploaded", file, result: await upload(file, options) };
  } catch (error) {
    if (error instanceof UploadError) return { status: "failed", file, error };
    throw error;
  }
}
