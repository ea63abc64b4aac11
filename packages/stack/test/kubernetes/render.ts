import { ensureGoProgram, runProgram } from "@signed-s3/testkit";

const kustomize = "sigs.k8s.io/kustomize/kustomize/v5@v5.7.1";

/** An object of a cluster, as a manifest has it. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Renders what a folder with a kustomization.yaml stands for, as `kubectl apply --kustomize` would send it. */
export async function render(folder: string): Promise<Manifest[]> {
  const program = await ensureGoProgram("kustomize", kustomize, console.log);
  return manifests(await runProgram(program, ["build", folder], { cure: "Mend what it says." }));
}

/** The objects of a YAML text. */
export function manifests(text: string): Manifest[] {
  const parsed: unknown = Bun.YAML.parse(text);
  return [parsed].flat().filter(isManifest);
}

const isManifest = (value: unknown): value is Manifest => typeof value === "object" && value !== null;
