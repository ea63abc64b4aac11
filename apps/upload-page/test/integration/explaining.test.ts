import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { acceptedExample } from "@signed-s3/contracts/examples";
import type { Page } from "playwright-core";
import { type Watched, watchedBrowser } from "../browser.ts";
import { type Service, startService } from "../service.ts";

let service: Service;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  [service, watched] = await Promise.all([startService(), watchedBrowser()]);
  page = await watched.open(service.url);
}, 120_000);
afterAll(async () => {
  await watched?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
});
afterEach(() => {
  expect(watched.complaints.splice(0)).toEqual([]);
});

/** Fills in what is given and has it explained. */
async function explained(given: {
  readonly form: unknown;
  readonly s3Error?: string;
  readonly size?: number;
  readonly type?: string;
}): Promise<void> {
  const { form, s3Error = "", size = "", type = "" } = given;
  await page.locator("#explain-form").fill(typeof form === "string" ? form : JSON.stringify(form));
  await page.locator("#explain-s3-error").fill(s3Error);
  await page.locator("#explain-size").fill(String(size));
  await page.locator("#explain-type").fill(type);
  await page.getByRole("button", { name: "Explain" }).click();
}

const codes = (): Promise<string[]> => page.locator(".verdict .problem-title code").allInnerTexts();
const freshForm = async (data: unknown = null): Promise<typeof acceptedExample> => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${service.url}/api/v2/s3/create_signed_url`, {
    method: "POST",
    headers,
    body: JSON.stringify({ data }),
  });
  return JSON.parse(await answer.text());
};

describe("a form that is pasted", () => {
  test("has expired: it is told since when, and nobody is asked", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await explained({ form: acceptedExample, size: 10 });
    expect(await codes()).toEqual(["policy_expired"]);
    expect(await page.locator(".verdict .countdown").innerText()).toMatch(/^\d+ days ago$/);
    expect(await page.locator(".verdict .facts").innerText()).toContain(acceptedExample.data.fields.key);
    expect(asked).toEqual([]);
  });

  test("is fresh and fits its file: nothing is wrong", async () => {
    await explained({ form: await freshForm({ content_type: "image/*" }), size: 10, type: "image/png" });
    expect(await page.locator(".verdict h3").innerText()).toStartWith("Nothing is wrong");
    expect(await codes()).toEqual([]);
  });

  test("may be the answer, its data, or the fields alone", async () => {
    const { data } = await freshForm();
    for (const form of [{ data }, data, data.fields]) {
      await explained({ form, size: 6e9 });
      expect(await codes()).toEqual(["file_too_large"]);
    }
  });

  test("was refused by S3: its reason comes first, with what to do", async () => {
    const { data } = await freshForm({ content_length_range: [1, 100] });
    const fields = { ...data.fields, acl: "private" };
    const s3Error = "<Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.</Message></Error>";
    await explained({ form: { ...data, fields }, s3Error, size: 1000 });
    expect((await codes())[0]).toBe("signature_mismatch");
    expect(await codes()).toContain("extra_field");
    expect(await codes()).toContain("file_too_large");
    expect(await page.locator(".verdict .problems p:not(.problem-title)").first().innerText()).not.toBe("");
  });

  test("is none: what it is instead is said at its field", async () => {
    const { data } = await freshForm();
    for (const [form, says] of [
      ["", "Paste the form here"],
      ["<Error/>", "can\u2019t be read as JSON"],
      ['{"status":"accepted","data":{"fields":', "can\u2019t be read as JSON"],
      ["[1]", "no form"],
      ["null", "no form"],
      ["{}", "no fields"],
      [{ status: "not_accepted", uuid: null, errors: [] }, "a refusal"],
      [{ fields: { ...data.fields, key: 7 } }, "The field key is no text"],
    ] as const) {
      await explained({ form });
      expect(await page.locator("#explain-form-problem").innerText()).toContain(says);
      expect(await page.evaluate("document.activeElement.id")).toBe("explain-form");
      expect(await page.locator(".verdict").count()).toBe(0);
    }
  });

  test("is hostile: nothing of it is run, and the page goes on", async () => {
    const script = '<img src=x onerror="console.error(1)"><script>console.error(2)</script>';
    await explained({
      form: {
        fields: { key: script, policy: btoa(JSON.stringify({ expiration: script, conditions: [[script], 7] })) },
      },
      s3Error: `<Error><Code>${script}</Code>`,
      size: 1e300,
      type: script,
    });
    expect((await codes()).length).toBeGreaterThan(0);
    await explained({ form: { fields: { policy: "x".repeat(200_000) } } });
    expect(await codes()).toEqual(["form_too_large"]);
  });
});
