import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Service, startService } from "../service.ts";

const root = join(import.meta.dir, "../../../..");

/** The exchanges of a page: each curl command, with the JSON that stands below it. */
async function exchangesOf(page: string): Promise<{ command: string; answer: unknown }[]> {
  const text = await readFile(join(root, page), "utf8");
  return [...text.matchAll(/```sh\n([\s\S]*?)```\s+```json\n([\s\S]*?)```/g)].map(([, command = "", json = ""]) => ({
    command: command.trim(),
    answer: JSON.parse(json),
  }));
}

/** What differs from call to call, by the pattern that stands for it; an abbreviated text stands for any that begins so. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID"],
  [/^[0-9a-f]{64}$/, "SIGNATURE"],
  [/^\d{8}T\d{6}Z$/, "TIME"],
  [/\/\d{8}\//, "/DAY/"],
  [/localhost:\d+/, "localhost:PORT"],
];

const masked = (text: string): string =>
  varying.reduce((result, [pattern, name]) => result.replaceAll(new RegExp(pattern, "g"), name), text);

/** The answer with all that may differ from the documented one made equal to it: what is left is compared. */
function asDocumented(answer: unknown, documented: unknown): unknown {
  if (typeof answer === "string" && typeof documented === "string") {
    if (documented.endsWith("…")) return answer.startsWith(documented.slice(0, -1)) ? documented : answer;
    return masked(answer) === masked(documented) ? documented : answer;
  }
  // For how many seconds a form is good shrinks while it is asked for.
  if (documented === 3599 && (answer === 3599 || answer === 3598)) return documented;
  if (Array.isArray(answer) && Array.isArray(documented)) {
    return answer.map((item, index) => asDocumented(item, documented[index]));
  }
  if (!isRecord(answer) || !isRecord(documented)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, it]) => [name, asDocumented(it, documented[name])]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

let service: Service;
beforeAll(async () => {
  service = await startService({});
});
afterAll(() => service.stop());

for (const [page, least] of [
  ["docs/wire-format.md", 5],
  ["docs/migration.md", 1],
] as const) {
  const exchanges = await exchangesOf(page);

  describe(page, () => {
    it("has exchanges to hold it to", () => {
      expect(exchanges.length).toBeGreaterThanOrEqual(least);
    });

    for (const { command, answer } of exchanges) {
      it(`tells what a running service answers to ${command.split("\n")[0]}`, async () => {
        const child = Bun.spawn(["sh", "-c", command.replaceAll("http://localhost:3000", service.url)], {
          stdout: "pipe",
        });
        const answered = asDocumented(await new Response(child.stdout).json(), answer);
        // As text, so that the order of members counts.
        expect(JSON.stringify(answered, null, 2)).toBe(JSON.stringify(answer, null, 2));
      });
    }
  });
}

it("an exchange with another answer than the documented one is seen", () => {
  const documented = { policy: "eyJ…", key: "a/e090cbd2-ded4-4fd4-be23-4c17ad77ca07", url: "http://localhost:9000/b" };
  expect(asDocumented({ ...documented, policy: "eyJleHAi" }, documented)).toEqual(documented);
  expect(asDocumented({ ...documented, policy: "other" }, documented)).not.toEqual(documented);
  expect(asDocumented({ ...documented, key: "b/1" }, documented)).not.toEqual(documented);
  expect(asDocumented({ ...documented, more: 1 }, documented)).not.toEqual(documented);
});
