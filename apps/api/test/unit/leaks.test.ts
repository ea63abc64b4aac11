import { describe, expect, it } from "bun:test";
import { leakWatch } from "../leaks/leak-watch.ts";
import { leaksIn } from "../leaks/leaks-in.ts";
import { temporaryFolder } from "../temporary-folder.ts";
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

describe("leakWatch()", () => {
  it("finds what is planted into a log that grows, of every secret of an environment", async () => {
    await using folder = await temporaryFolder();
    const { watch, addSecretsOf, leaks } = leakWatch();
    addSecretsOf({
      S3_BUCKET: "no-secret",
      AWS_SECRET_ACCESS_KEY: "aaa-secret-key",
      AUTH_TOKENS: "shop:bbb-token-of-a-shop,till:ccc-token-of-a-till",
      IDEMPOTENCY_SECRET_FILE: await folder.write("secret", "ddd-from-a-file\n"),
      OTEL_EXPORTER_OTLP_HEADERS: "api-key=eee-of-collector",
    });
    let log = line("no-secret");
    watch("the log", () => log);
    expect(leaks()).toEqual([]);
    log += ["aaa-secret-key", "bbb-token-of-a-shop", "ccc-token-of-a-till", "ddd-from-a-file", "eee-of-collector"]
      .map(line)
      .join("");
    expect(leaks()).toEqual(
      ["aaa", "bbb", "ccc", "ddd", "eee"].map((start) => `the log: the secret that begins with ${start}`),
    );
  });
});
