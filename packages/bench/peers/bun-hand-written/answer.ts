// The least that can be done on Bun for the same answer: the request is parsed and checked, a form for a fresh key is signed,
// and all that stays the same for a second or for a day is kept.
import { createHmac } from "node:crypto";

const { S3_BUCKET: bucket, AWS_REGION: region = "", AWS_ENDPOINT_URL_S3: endpoint } = process.env;
const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secret = "" } = process.env;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" };
const accepted = { status: 202, headers };
const refused = { status: 422, headers };

/** What all forms of a day share. */
const partsOf = (day: string) => {
  const steps = [day, region, "s3", "aws4_request"];
  const signingKey = steps.reduce<Buffer | string>(
    (key, step) => createHmac("sha256", key).update(step).digest(),
    `AWS4${secret}`,
  );
  return {
    day,
    credential: `${accessKeyId}/${steps.join("/")}`,
    // A copy of it starts where the key has been worked in.
    keyed: new Bun.CryptoHasher("sha256", signingKey),
  };
};
let today = partsOf("");

/** What all forms of a second share. */
const templateOf = (second: number) => {
  const now = new Date(second * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
  const expiration = new Date((second + 3600) * 1000).toISOString().replace(".000", "");
  const day = now.slice(0, 8);
  if (today.day !== day) today = partsOf(day);
  const { credential } = today;
  const signed = `{"success_action_status":"201"},{"x-amz-credential":"${credential}"},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-date":"${now}"}`;
  return {
    second,
    policyHead: `{"expiration":"${expiration}","conditions":[{"bucket":"${bucket}"},{"key":"direct_uploads/`,
    policyTail: `"},${signed}]}`,
    answerTail: `","x-amz-credential":"${credential}","x-amz-algorithm":"AWS4-HMAC-SHA256","x-amz-date":"${now}","x-amz-signature":"`,
  };
};
let template = templateOf(Math.floor(Date.now() / 1000));

function answerTo(uuid: string): string {
  const second = Math.floor(Date.now() / 1000);
  if (template.second !== second) template = templateOf(second);
  const key = crypto.randomUUID();
  const policy = btoa(template.policyHead + key + template.policyTail);
  const signature = today.keyed.copy().update(policy).digest("hex");
  return `{"status":"accepted","meta":{},"uuid":"${uuid}","data":{"fields":{"key":"direct_uploads/${key}","success_action_status":"201","policy":"${policy}${template.answerTail}${signature}"},"url":"${endpoint}/${bucket}"}}`;
}

/** Answers a request. */
export async function answer(request: Request): Promise<Response> {
  const { uuid, command }: { uuid?: unknown; command?: unknown } = JSON.parse(await request.text());
  const isRight = typeof uuid === "string" && uuidPattern.test(uuid) && command === "CreateSignedS3FormData";
  return isRight ? new Response(answerTo(uuid), accepted) : new Response("{}", refused);
}
