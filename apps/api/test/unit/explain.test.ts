import { describe, expect, it } from "bun:test";
import { acceptedExample } from "@signed-s3/contracts/examples";
import { credentials, inProcess, json, testApp } from "./test-app.ts";

const path = "/api/v2/s3/explain_upload";
const send = inProcess(testApp());
const { fields } = acceptedExample.data;
const explain = async (data: unknown, app = send) => {
  const answer = await app(path, json({ data }));
  expect(answer.status).toBe(202);
  return JSON.parse(await answer.text()).data;
};
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);

describe("explain_upload", () => {
  it("accepts a form that the service signed", async () => {
    expect(await explain({ fields, file: { size: 1 } })).toEqual({ accepted: true, findings: [] });
  });

  it("tells every reason at once, each with a remedy", async () => {
    const altered = { ...fields, key: "else", submit: "Upload" };
    const { accepted, findings } = await explain({ fields: altered });
    expect(accepted).toBe(false);
    expect(codes({ findings })).toEqual(["condition_failed", "extra_field"]);
    for (const { remedy } of findings) expect(remedy).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("checks the signature of its own credentials, and never shows the right one", async () => {
    const forged = { ...fields, "x-amz-signature": "0".repeat(64) };
    const answer = await explain({ fields: forged });
    expect(codes(answer)).toEqual(["signature_mismatch"]);
    expect(JSON.stringify(answer)).not.toContain(fields["x-amz-signature"]);
  });

  it("says nothing of the signature of other credentials: they may be those before the last rotation", async () => {
    const rotated = inProcess(testApp({ credentials: () => ({ ...credentials, accessKeyId: "accessKey2" }) }));
    expect(await explain({ fields }, rotated)).toEqual({ accepted: true, findings: [] });
  });

  it("is refused in the one shape where the data describes no upload", async () => {
    const answer = await send(path, json({ data: { fields: { key: 1 } } }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ source: "/data/fields/key", command: "ExplainS3Upload" }] });
  });

  it("refuses the other command", async () => {
    expect((await send(path, json({ command: "CreateSignedS3FormData" }))).status).toBe(422);
  });
});
