import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../temporary-folder.ts";
import type { Provider } from "./provider.ts";

/** What became of one interaction of a pact. */
export interface Verified {
  readonly consumer: string;
  readonly description: string;
  /** Where the answer is not what the pact says; none: it holds. */
  readonly mismatches: readonly string[];
}

/** As the verifier tells of its work. */
interface Report {
  readonly interactionResults: readonly { consumer: string; description: string; result: "OK" | "ERROR" }[];
  readonly errors: readonly {
    readonly interaction: string;
    readonly mismatch: { readonly mismatches?: readonly { readonly mismatch: string; readonly path?: string }[] };
  }[];
}

const nothing: Report = { interactionResults: [], errors: [] };

/**
 * Verifies a provider against pacts: each request of theirs is sent to it, in its state, and the answer held against theirs.
 *
 * @param onlyState Leaves out the interactions of all other states.
 * @throws {Error} The verifier did not come to an end; with what it wrote.
 */
export async function verifyPacts(
  provider: Provider,
  pacts: readonly string[],
  onlyState?: string,
): Promise<readonly Verified[]> {
  await using folder = await temporaryFolder();
  const result = await folder.write("result.json", "");
  const verifier = fileURLToPath(new URL("verify-pacts.main.ts", import.meta.url));
  const output = await folder.write("output.txt", "");
  const run = Bun.spawn([process.execPath, verifier, provider.url, provider.stateUrl, result, ...pacts], {
    env: { ...process.env, PACT_DO_NOT_TRACK: "true", ...(onlyState && { PACT_PROVIDER_STATE: onlyState }) },
    // A pipe of Bun's takes no more when it is full, which ends Pact's native part, and that without a failure.
    stdout: Bun.file(output),
    stderr: Bun.file(output),
  });
  await run.exited;
  const text = await Bun.file(result).text();
  const { interactionResults, errors } = text.startsWith("{") ? (JSON.parse(text) as Report) : nothing;
  if (interactionResults.length === 0) {
    throw new Error(`The pacts were not verified: ${text}\n${await Bun.file(output).text()}`);
  }
  return interactionResults.map(({ consumer, description, result: verdict }) => {
    const error = errors.find(
      ({ interaction }) => interaction.includes(` ${consumer} `) && interaction.endsWith(` - ${description}`),
    );
    const told = error ? (error.mismatch.mismatches?.map(inWords) ?? [JSON.stringify(error.mismatch)]) : [];
    return { consumer, description, mismatches: verdict === "OK" ? [] : told.length > 0 ? told : ["no reason given"] };
  });
}

const inWords = ({ path, mismatch }: { readonly path?: string; readonly mismatch: string }): string =>
  path === undefined ? mismatch : `${path}: ${mismatch}`;
