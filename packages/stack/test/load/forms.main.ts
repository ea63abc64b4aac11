import type { SignedForm } from "@signed-s3/contracts";
import type { RawAnswer } from "./connection.ts";
import type { FormFacts, LoadMessage, LoadOutcome } from "./messages.ts";
import { openLoop } from "./open-loop.ts";

// A process of its own: what the test does meanwhile must not hold up the schedule.
const [, , host = "", perSecond, seconds, sampleEvery] = process.argv;
const { hostname, port } = new URL(`http://${host}`);
const tell = (message: LoadMessage): unknown => process.send?.(message);

let wanted = true;
process.on("message", () => {
  wanted = false;
});
// Left alone by a test that has ended: nobody waits for what is under way.
process.on("disconnect", () => process.exit());

const failures: string[] = [];
// Read when the load is over: the processors are for what is measured.
const taken: { readonly body: string; readonly receivedAt: number }[] = [];
const load = {
  hostname,
  port: Number(port),
  request: `POST /api/v2/s3/create_signed_url HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 0\r\n\r\n`,
  perSecond: Number(perSecond),
  seconds: Number(seconds),
  mayEnd: () => !wanted,
  connections: 256,
  limitMs: 10_000,
};

function onAnswer(number: number, answer: RawAnswer | Error): void {
  if (answer instanceof Error || answer.status !== 202) {
    const what = answer instanceof Error ? answer.message : `${answer.status} ${answer.body}`;
    failures.push(`${(number / load.perSecond).toFixed(1)} s: ${what}`);
    return;
  }
  taken.push({ body: answer.body, receivedAt: Date.now() });
  if (number % Number(sampleEvery) === 0) tell({ kind: "form", number, form: formIn(answer.body) });
}

function formIn(body: string): SignedForm {
  const { data } = JSON.parse(body) as { readonly data: SignedForm };
  return data;
}

function factsOf({ body, receivedAt }: (typeof taken)[number]): FormFacts {
  const { fields } = formIn(body);
  return {
    key: fields.key,
    accessKeyId: fields["x-amz-credential"].split("/")[0] ?? "",
    endsAt: Date.parse(JSON.parse(atob(fields.policy)).expiration),
    receivedAt,
  };
}

const times = await openLoop(load, onAnswer, () => tell({ kind: "started" }));
const { user, system } = process.cpuUsage();
const outcome: LoadOutcome = { ...times, failures, forms: taken.map(factsOf), cpuSeconds: (user + system) / 1e6 };
await Bun.write(Bun.stdout, JSON.stringify(outcome));
process.disconnect?.();
