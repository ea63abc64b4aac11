import { describe, expect, it } from "bun:test";
import { leaksIn } from "../leaks/leaks-in.ts";
import { json, path, testApp } from "./test-app.ts";

const secret = "pass+phrase/with=signs";
const line = (value: string) => `{"level":"info","msg":"request","x":${JSON.stringify(value)}}\n`;

describe("leaksIn()", () => {
  it("finds a planted secret, as it is and encoded", () => {
    for (const planted of [secret, encodeURIComponent(secret), btoa(secret)]) {
      expect(leaksIn(line(planted), [secret])).toEqual(["the secret that begins with pas"]);
    }
  });

  it("finds a secret that JSON escapes", () => {
    expect(leaksIn(line('quote"and\nline'), ['quote"and\nline'])).toHaveLength(1);
  });

  it("finds the policy and the signature of any form that was handed out", async () => {
    const answer = await testApp().handle(new Request(`http://localhost${path}`, json({})));
    const { fields } = JSON.parse(await answer.text()).data;
    expect(leaksIn(line(fields.policy), [])).toEqual(["something like a policy or a JSON Web Token"]);
    expect(leaksIn(line(fields["x-amz-signature"]), [])).toEqual(["something like a signature"]);
  });

  it("finds an Authorization header", () => expect(leaksIn(line("Bearer abcdefgh"), [])).toHaveLength(1));

  it("finds nothing in what a log should hold", () => {
    expect(leaksIn(line("e090cbd2-ded4-4fd4-be23-4c17ad77ca07 0af7651916cd43dd8448eb211c80319c"), [secret])).toEqual(
      [],
    );
  });
});
