import type { Locator, Page } from "playwright-core";

/** A file as the tests give it. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture of one pixel. */
export const picture: TestFile = {
  name: "na\u00efve caf\u00e9 \u{1f600}.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

/** So many bytes that do not repeat themselves. */
export const fileOf = (size: number, name = "data.bin", mimeType = "application/octet-stream"): TestFile => ({
  name,
  mimeType,
  buffer: Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8) * 7) % 251)),
});

/** Chooses files as a person does in the dialogue that "browse files" opens. */
export async function choose(page: Page, ...files: readonly TestFile[]): Promise<void> {
  await page
    .locator("input.uppy-Dashboard-input")
    .first()
    .setInputFiles([...files]);
}

/** Drops files on the page, as from a folder of the desktop. */
export async function drop(page: Page, ...files: readonly TestFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const { name, mimeType, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      made.items.add(new File([bytes], name, { type: mimeType }));
    }
    return made;
  }, given);
  for (const event of ["dragover", "drop"])
    await page.dispatchEvent(".uppy-Dashboard", event, { dataTransfer: transfer });
}

/** Uploads all that is chosen. */
export const pressUpload = (page: Page): Promise<void> => page.getByRole("button", { name: /^Upload/ }).click();

/** The ledger's card of a file. */
export const cardOf = (page: Page, name: string): Locator =>
  page.locator(".card").filter({ has: page.getByRole("heading", { name }) });

/** The card of a file in a state; waits for it. */
export async function cardIn(page: Page, name: string, state: string): Promise<Locator> {
  const card = cardOf(page, name).and(page.locator(`[data-state="${state}"]`));
  await card.waitFor().catch(async (cause: unknown) => {
    const there = await page.locator(".card").allInnerTexts();
    throw new Error(`There is no ${name} that is ${state}:\n${there.join("\n\n")}`, { cause });
  });
  return card;
}

/** What a form says of itself at a card. */
export const fact = (card: Locator, name: string): Locator =>
  card
    .locator(".facts > div")
    .filter({ has: card.page().locator("dt", { hasText: new RegExp(`^${name}$`) }) })
    .locator("dd");
