import { join } from "node:path";

/**
 * Packs a package by `npm pack`.
 *
 * @param folder The package's.
 * @param destination The folder that the tarball goes to.
 * @returns The tarball's path.
 * @throws {Error} npm ended with another code than 0; what it wrote is on standard error.
 */
export async function npmPack(folder: string, destination: string): Promise<string> {
  // `npm run release:npm --dry-run`, without the two hyphens between, reaches this npm too: the tarball is needed all the same.
  const command = ["npm", "pack", "--json", "--silent", "--dry-run=false", "--pack-destination", destination];
  const npm = Bun.spawn(command, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const [output, code] = await Promise.all([npm.stdout.text(), npm.exited]);
  if (code !== 0) throw new Error(`npm pack ended with ${code} in ${folder}`);
  const [{ filename }] = JSON.parse(output);
  return join(destination, filename);
}
