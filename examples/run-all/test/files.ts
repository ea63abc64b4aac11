import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the examples upload. */
export interface Files extends AsyncDisposable {
  /** A few megabytes, with a name that no code page has all letters of. */
  readonly good: string;
  readonly bytes: Uint8Array;
  readonly empty: string;
  /** One byte more than the service allows. */
  readonly tooLarge: string;
}

/** What the service is told, and one file keeps and the other does not. */
export const maxBytes: number = 4 * 1024 ** 2;

/** Writes both files, each with bytes that compress no better than a photo's. */
export async function writeFiles(): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), "examples-"));
  const good = join(folder, 'd\u00e9j\u00e0 vu, \u2603 \u65e5\u672c\u8a9e & "co".pdf');
  const tooLarge = join(folder, "too-large.pdf");
  const bytes = randomBytes(3 * 1024 ** 2 + 1);
  await Bun.write(good, bytes);
  await Bun.write(tooLarge, randomBytes(maxBytes + 1));
  const empty = join(folder, "empty.txt");
  await Bun.write(empty, "");
  return { good, bytes, empty, tooLarge, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

function randomBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  // It gives no more than so many at a time.
  for (let start = 0; start < size; start += 65_536) crypto.getRandomValues(bytes.subarray(start, start + 65_536));
  return bytes;
}
