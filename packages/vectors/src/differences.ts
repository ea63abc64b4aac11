import { byAwsSdk, byBoto3, byCore, byMinioGo, input } from "./libraries.ts";
import { type LibraryFacts, libraryFacts } from "./library-form.ts";

/**
 * How the forms of well-known libraries differ from this project's, for the same input: facts, taken from the forms.
 *
 * @param python A Python that has boto3.
 */
export async function differences(python: string): Promise<Readonly<Record<string, LibraryFacts>>> {
  const facts = (form: Parameters<typeof libraryFacts>[0]): LibraryFacts => libraryFacts(form, input.secret_access_key);
  return {
    "@signed-s3/core": facts(byCore()),
    "@aws-sdk/s3-presigned-post": facts(await byAwsSdk()),
    boto3: facts(await byBoto3(python)),
    "minio-go": facts(await byMinioGo()),
  };
}

/** The differences as contracts publishes them. */
export function differencesFile(found: Readonly<Record<string, LibraryFacts>>): string {
  return `${JSON.stringify(found, null, 2)}\n`;
}
