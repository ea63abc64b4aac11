import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idempotency, type RequestIdentity } from "../../src/index.ts";

const secret = "0123456789abcdef0123456789abcdef";
const repeatable = idempotency({ secret, windowSeconds: 300 });
const at = (time: string) => new Date(`2026-01-01T${time}Z`);
const identity: RequestIdentity = { idempotencyKey: "k", subject: "alice", request: { data: { a: 1, b: [2] } } };
const gets = (changes: Partial<RequestIdentity> = {}, now = at("12:01:00"), lifeSeconds = 3600, make = repeatable) => {
  const { answerUuid, occasion } = make({ ...identity, ...changes }, now);
  return { answerUuid, ...occasion(lifeSeconds) };
};

describe("idempotency()", () => {
  it("gives the same to the same request, all through its window and to each who knows the secret", () => {
    const first = gets();
    assert.deepEqual(first.now, at("12:00:00"));
    for (const time of ["12:00:00", "12:04:59.999"]) assert.deepEqual(gets({}, at(time)), first);
    assert.deepEqual(gets({}, at("12:02:00"), 3600, idempotency({ secret, windowSeconds: 300 })), first);
    assert.deepEqual(gets({ request: { data: { b: [2], a: 1 } } }), first);
  });

  for (const [what, wrong] of [
    ["an empty secret", { secret: "" }],
    ["a window of no time", { windowSeconds: 0 }],
    ["half a second", { windowSeconds: 0.5 }],
    ["no number", { windowSeconds: Number.NaN }],
  ] as const) {
    it(`refuses ${what} at once`, () => assert.throws(() => idempotency({ secret, windowSeconds: 300, ...wrong })));
  }

  it("makes UUIDs of version 8 that say nothing of each other", () => {
    const { answerUuid, uuid } = gets();
    for (const text of [answerUuid, uuid]) {
      assert.match(text, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    assert.notEqual(answerUuid, uuid);
  });

  const others: readonly [what: string, other: () => ReturnType<typeof gets>][] = [
    ["key", () => gets({ idempotencyKey: "K" })],
    ["caller", () => gets({ subject: "bob" })],
    ["caller: nobody", () => gets({ subject: undefined })],
    ["body", () => gets({ request: { data: { a: 1, b: [3] } } })],
    ["body: none", () => gets({ request: undefined })],
    ["body: own __proto__", () => gets({ request: JSON.parse('{"data":{"a":1,"b":[2]},"__proto__":{}}') })],
    ["division between caller and key", () => gets({ subject: 'alice","k', idempotencyKey: "" })],
    ["window", () => gets({}, at("12:05:00"))],
    ["secret", () => gets({}, at("12:01:00"), 3600, idempotency({ secret: "other", windowSeconds: 300 }))],
  ];
  for (const [what, other] of others) {
    it(`gives something else to another ${what}`, () => {
      assert.notEqual(other().uuid, gets().uuid);
      assert.notEqual(other().answerUuid, gets().answerUuid);
    });
  }

  for (const [lifeSeconds, began] of [
    [3600, "12:00:00"],
    [600, "12:00:00"],
    [599, "12:00:02"],
    [60, "12:04:30"],
    [2, "12:04:49"],
    [1, "12:04:49"],
  ] as const) {
    it(`leaves half of ${lifeSeconds} seconds at least to what is good for that long`, () => {
      const { now } = gets({}, at("12:04:49.900"), lifeSeconds);
      assert.deepEqual(now, at(began));
      const secondsLeft = (now.getTime() - at("12:04:49").getTime()) / 1000 + lifeSeconds;
      assert.ok(secondsLeft >= lifeSeconds / 2 && secondsLeft <= lifeSeconds);
    });
  }
});
