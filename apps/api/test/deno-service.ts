import { ensureRuntime } from "@signed-s3/testkit";
import type { ServiceRuntime, Variables } from "./service.ts";

const root = new URL("../../../", import.meta.url);
const docs = await Bun.file(new URL("docs/runtimes.md", root)).text();

/** What the documentation's command has Deno grant, or keep away, one for each thing. */
export const permissionsOfCommand: readonly string[] = (
  /^deno run \\\n((?: {2}.*\\\n)+) {2}apps\/api\/src\/deno\.ts$/m.exec(docs)?.[1] ?? ""
)
  .split(/[\s\\]+/)
  .filter((word) => /^--(allow|ignore)/.test(word))
  .flatMap((word) => {
    const [flag = "", things] = word.split("=");
    return things === undefined ? [flag] : things.split(",").map((thing) => `${flag}=${thing}`);
  });

/** What the documentation says that some variables need besides. */
const rows = [...docs.matchAll(/^\| ((?:`[A-Z0-9_*]+`(?:, )?)+) *\| (`--allow-\S+`) *\|/gm)].map(
  ([, names = "", permission = ""]) => ({
    names: [...names.matchAll(/`(.+?)`/g)].map(([, name = ""]) => name),
    permission: permission.replaceAll("`", ""),
  }),
);

/**
 * The permissions that the documentation has Deno grant the service with such variables, one for each thing that is granted.
 *
 * @param variables Among them the address to listen at, and the store's endpoint
 */
export function documentedPermissions(variables: Variables): readonly string[] {
  const { HOST = "0.0.0.0", PORT = "3000", AWS_ENDPOINT_URL_S3 = "" } = variables;
  // Deno takes no other, and ends before the service could say what is wrong with its port.
  const address = URL.canParse(`http://${HOST}:${PORT}`) ? `${HOST}:${PORT}` : "0.0.0.0:3000";
  const needed = permissionsOfCommand
    .filter((flag) => !flag.startsWith("--allow-env="))
    .map((flag) => flag.replace("127.0.0.1:3000", address).replace("127.0.0.1:9000", hostOf(AWS_ENDPOINT_URL_S3)));
  for (const [name, value] of Object.entries(variables)) {
    needed.push(`--allow-env=${name}`);
    for (const { names, permission } of rows) {
      if (!names.some((it) => it === name || (it === "*_FILE" && name.endsWith("_FILE")))) continue;
      needed.push(
        permission
          .replace("PATH", value)
          .replace("HOST:PORT", hostOf(value))
          .replace("NAME", name.replace(/_FILE$/, "")),
      );
    }
  }
  return [...new Set(needed)].filter((permission) => !permission.endsWith("="));
}

function hostOf(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url ? `${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}` : "";
}

/** Deno with what the documentation has it grant, but for one permission. Default: all of them. */
export const denoWithout = (left?: string): ServiceRuntime => ({
  name: "Deno",
  async command(variables) {
    const granted = documentedPermissions(variables);
    if (left !== undefined && !granted.includes(left)) throw new Error(`${left} is none of ${granted.join(" ")}`);
    return [
      await ensureRuntime("deno"),
      "run",
      "--no-config",
      "--no-prompt",
      "--node-modules-dir=manual",
      ...granted.filter((permission) => permission !== left),
      Bun.fileURLToPath(new URL("apps/api/src/deno.ts", root)),
    ];
  },
});

/** Deno, with `src/deno.ts` and just the permissions that the documentation lists. */
export const deno: ServiceRuntime = denoWithout();
