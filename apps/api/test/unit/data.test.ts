import { describe, expect, it } from "bun:test";
import { defaultProfile, form, inProcess, json, path, testApp } from "./test-app.ts";

const send = inProcess(
  testApp({ defaultProfile: { ...defaultProfile, limits: { expiresInSeconds: 3600, contentLengthRange: [0, 1000] } } }),
);
const policyOf = async (answer: Response) => {
  const { data } = JSON.parse(await answer.text());
  return JSON.parse(atob(data.fields.policy));
};

describe("data over HTTP", () => {
  it("puts the service's limits on a form that asks for nothing", async () => {
    expect((await policyOf(await send(path, json({})))).conditions.at(-1)).toEqual(["content-length-range", 0, 1000]);
  });

  it("is the same by form as by JSON: text becomes numbers, and what is empty is absent", async () => {
    const byForm = form(
      "data[content_length_range][]=1&data[content_length_range][]=10&data[expires_in]=60&data[filename]=&data[tags][a]=b%26c",
    );
    const byJson = json({ data: { content_length_range: [1, 10], expires_in: 60, tags: { a: "b&c" } } });
    expect(await policyOf(await send(path, byForm))).toEqual(await policyOf(await send(path, byJson)));
  });

  for (const range of ["[0]=1&[1]=10", "[1]=10&[0]=1", "[]=1&[]=10", "=1&=10"]) {
    it(`takes a range written ${range} for an array`, async () => {
      const body = range.replaceAll(/(^|&)/g, "$1data[content_length_range]");
      expect((await policyOf(await send(path, form(body)))).conditions.at(-1)).toEqual(["content-length-range", 1, 10]);
    });
  }

  it("takes a name of digits for a name, by form as by JSON", async () => {
    const byForm = form("data[tags][2024]=a&data[tags][0]=b&data[metadata][7]=c");
    const byJson = json({ data: { tags: { 2024: "a", 0: "b" }, metadata: { 7: "c" } } });
    expect(await policyOf(await send(path, byForm))).toEqual(await policyOf(await send(path, byJson)));
  });

  it("is not passed over where JSON comes under a form's content type", async () => {
    const answer = await send(path, form('{"data":{"expires_in":60}}'));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Content-Type: application/json");
  });

  it("is refused with every fault at once, by form too", async () => {
    const answer = await send(
      path,
      form("data[content_length_range][]=x&data[expires_in]=1.5&data[profile]=constructor"),
    );
    expect(answer.status).toBe(422);
    const { errors } = JSON.parse(await answer.text());
    expect(errors.map(({ source }: { source: string }) => source)).toEqual([
      "/data/profile",
      "/data/content_length_range",
      "/data/expires_in",
    ]);
  });
});
