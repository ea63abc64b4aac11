import { describe, expect, it } from "bun:test";
import { failing, hanging, hour, second, watchedStore } from "../../credentials-fakes/watched-store.ts";

describe("credentialStore() at start", () => {
  it("has nothing, and then what the source gives", async () => {
    using store = watchedStore({ accessKeyId: "FIRST" });
    expect(store.held()).toBeUndefined();
    expect(store.unready()).toEqual(["credentials"]);
    expect(store.retryAfterSeconds()).toBe(1);
    await store.time.pass(0);
    expect(store.held()).toBe("FIRST");
    expect(store.unready()).toEqual([]);
  });

  it("tries again at growing intervals, of which up to a half is cut at random", async () => {
    using store = watchedStore(failing);
    await store.time.pass(0);
    const shares = new Set<number>();
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      const [delay = 0] = store.time.timers();
      expect(delay).toBeGreaterThan((seconds * second) / 2);
      expect(delay).toBeLessThanOrEqual(seconds * second);
      expect(store.retryAfterSeconds()).toBe(Math.ceil(delay / second));
      shares.add(delay / seconds);
      await store.time.pass(delay);
    }
    expect(shares.size).toBeGreaterThan(1);
    expect(store.fetches()).toBe(8);
    store.source = store.giving("FIRST");
    await store.time.pass(30 * second);
    expect(store.held()).toBe("FIRST");
  });

  it("takes a source that does not answer within half a minute for one that fails", async () => {
    using store = watchedStore(hanging);
    await store.time.pass(29 * second);
    expect(store.fetches()).toBe(1);
    await store.time.pass(2 * second);
    expect(store.fetches()).toBe(2);
    expect(store.unready()).toEqual(["credentials: their source does not answer"]);
  });

  for (const [what, expiration] of [
    ["have ended", new Date(0)],
    ["end at what is no date", new Date("soon")],
  ] as const) {
    it(`takes no credentials that ${what}`, async () => {
      using store = watchedStore(async () => ({ accessKeyId: "DEAD", secretAccessKey: "secret", expiration }));
      await store.time.pass(0);
      expect(store.held()).toBeUndefined();
      expect(store.unready()).toEqual(["credentials: they have ended already"]);
    });
  }

  it("stays unready while the self-check differs, and says in which field", async () => {
    using store = watchedStore({ accessKeyId: "FIRST" });
    store.differences = ["url", "x-amz-signature"];
    await store.time.pass(10 * second);
    expect(store.held()).toBeUndefined();
    expect(store.unready()).toEqual(["credentials: the self-check differs in url, x-amz-signature"]);
    expect(store.log.join()).toContain("the self-check differs in url, x-amz-signature");
    store.differences = [];
    await store.time.pass(30 * second);
    expect(store.held()).toBe("FIRST");
  });

  it("goes on trying within half a minute when the clock was set back", async () => {
    using store = watchedStore(failing);
    await store.time.pass(60 * second);
    store.time.adjust(-24 * hour);
    store.source = store.giving("FIRST", hour);
    expect(store.retryAfterSeconds()).toBe(30);
    await store.time.pass(30 * second);
    expect(store.held()).toBe("FIRST");
  });
});
