import { describe, expect, test } from "bun:test";
import { slots } from "../../src/page/uploading/slots.ts";

const forever = new AbortController().signal;

describe("slots()", () => {
  test("lets so many in at a time, the others in their order", async () => {
    const room = slots(2);
    const [first] = [await room.take(forever), await room.take(forever)];
    const entered: string[] = [];
    const third = room.take(forever).then((give) => {
      entered.push("third");
      return give;
    });
    const fourth = room.take(forever).then(() => entered.push("fourth"));
    await Bun.sleep(0);
    expect(entered).toEqual([]);
    first();
    first();
    (await third)();
    await fourth;
    expect(entered).toEqual(["third", "fourth"]);
  });

  test("forgets who is cancelled while waiting", async () => {
    const room = slots(1);
    const give = await room.take(forever);
    const cancelled = new AbortController();
    const waiting = room.take(cancelled.signal);
    cancelled.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    await expect(room.take(cancelled.signal)).rejects.toThrow("cancelled");
    give();
    (await room.take(forever))();
  });
});
