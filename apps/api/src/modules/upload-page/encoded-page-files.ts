import type { PageFile } from "@signed-s3/upload-page";

/** A file of the page as it is sent. */
interface EncodedPageFile {
  readonly contentType: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

/** The files of the page by name, encoded when they are first asked for. */
export function encodedPageFiles(
  files: () => Promise<readonly PageFile[]>,
): () => Promise<ReadonlyMap<string, EncodedPageFile>> {
  let encoded: Promise<ReadonlyMap<string, EncodedPageFile>> | undefined;
  return () => {
    encoded ??= files().then((all) => new Map(all.map((file) => [file.name, encode(file)])));
    return encoded;
  };
}

function encode({ contentType, text }: PageFile): EncodedPageFile {
  const plain = new TextEncoder().encode(text);
  return { contentType, plain, gzip: Bun.gzipSync(plain) };
}
