import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { type LocalS3, type LocalS3Options, localS3 } from "../src/index.ts";
import { type Fields, signedAt, signedForm } from "./signed-form.ts";

/** A store in a folder that is there as long as the test. */
export interface TemporaryStore {
  readonly store: LocalS3;
  readonly folder: string;
  /** The folder that the store's folder is all of. */
  readonly outside: string;
  /** All files in the folder, by their paths in it. */
  readonly files: () => Promise<readonly string[]>;
}

/** Runs a test on a store of its own, whose clock stands at {@link signedAt}. */
export async function withStore(
  options: Partial<LocalS3Options>,
  test: (temporary: TemporaryStore) => Promise<void>,
): Promise<void> {
  const outside = await mkdtemp(`${tmpdir()}/local-s3-`);
  const folder = `${outside}/store`;
  await mkdir(folder);
  const onError = (error: unknown): never => {
    throw error;
  };
  const store = localS3({ folder, buckets: ["photos"], now: () => signedAt, onError, ...options });
  try {
    await test({ store, folder, outside, files: () => filesIn(folder) });
  } finally {
    await rm(outside, { recursive: true, force: true });
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
}

/** Posts a form with its file as a browser does. */
export function post(
  store: Pick<LocalS3, "fetch">,
  fields: Fields = signedForm(),
  file: Blob | string = "hello",
  url = "http://localhost/photos",
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append("file", file instanceof Blob ? file : new File([file], "greeting.txt", { type: "text/plain" }));
  return store.fetch(new Request(url, { method: "POST", body }));
}

/** Asks for an object. */
export function get(store: LocalS3, key: string, headers: Record<string, string> = {}): Promise<Response> {
  return store.fetch(new Request(`http://localhost/photos/${encodeURIComponent(key)}`, { headers }));
}

/** The elements of an XML answer that hold text, by their names. */
export async function errorOf(response: Response): Promise<Readonly<Record<string, string>>> {
  const xml = await response.text();
  const elements = [...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, text]) => [name, unescaped(text ?? "")]);
  return Object.fromEntries(elements);
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#13;", "\r").replaceAll("&amp;", "&");
}
