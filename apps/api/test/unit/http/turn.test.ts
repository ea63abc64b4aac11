import { describe, expect, it } from "bun:test";
import { endOfTurn, isOneOfMany } from "../../../src/http/turn.ts";

const manyTimes = (times: number, now: number) => Array.from({ length: times }, () => isOneOfMany(now));

describe("isOneOfMany()", () => {
  it("is true from the ninth of a turn on, and for ten milliseconds", async () => {
    await endOfTurn();
    expect(manyTimes(10, 1000)).toEqual([...Array(8).fill(false), true, true]);
    await endOfTurn();
    expect(manyTimes(2, 1009)).toEqual([true, true]);
    await endOfTurn();
    expect(manyTimes(2, 1010)).toEqual([false, false]);
    await endOfTurn();
  });
});

describe("endOfTurn()", () => {
  it("lets all go on together, when what they wait behind has been done", async () => {
    const order: string[] = [];
    const wait = async (name: string) => {
      await endOfTurn();
      order.push(name);
    };
    const waiting = [wait("first"), wait("second")];
    await Promise.resolve();
    order.push("of this turn");
    await Promise.all(waiting);
    expect(order).toEqual(["of this turn", "first", "second"]);
  });
});
