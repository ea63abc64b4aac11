import { isMembers, membersOf } from "./answer.ts";
import type { Exchange, Question } from "./exchange.ts";
import { faultOfFields } from "./signed-fields.ts";

const question: Question = { method: "GET", path: "/s3/params?filename=photo.jpg&type=image%2Fjpeg", headers: {} };

/** A form as Uppy's AwsS3 plug-in asks for it; Companion's own answers and the service's. */
export const paramsExchange: Exchange = {
  question,
  judge(answer, account, now) {
    const body = membersOf(answer.text);
    const fields = body?.["fields"];
    if (answer.status !== 200) return { fault: `the status is ${answer.status}` };
    if (body?.["method"] !== "POST" || !isMembers(fields)) return { fault: "there is no form" };
    const bucketUrl = `${account.endpoint}/${account.bucket}`;
    if (String(body["url"]).replace(/\/$/, "") !== bucketUrl) return { fault: "the form's url is not the bucket's" };
    const fault = faultOfFields(fields, account, now);
    return fault === undefined ? { key: String(fields["key"]) } : { fault };
  },
};
