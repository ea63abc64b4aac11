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
