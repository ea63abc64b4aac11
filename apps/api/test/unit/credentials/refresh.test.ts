import { describe, expect, it } from "bun:test";
import { failing, hanging, hour, minute, second, watchedStore } from "../../credentials-fakes/watched-store.ts";

describe("credentialStore() with credentials", () => {
  it("fetches anew at half of their life, and leaves them in use until the new ones are there", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour });
    await store.time.pass(30 * minute - 1);
    expect(store.fetches()).toBe(1);
    store.source = hanging;
    await store.time.pass(1);
    expect(store.fetches()).toBe(2);
    expect(store.held()).toBe("FIRST");
    store.source = store.giving("SECOND", hour);
    await store.time.pass(minute);
    expect(store.held()).toBe("SECOND");
  });

  it("fetches up to a third sooner, by chance, so that replicas that started together don't ask together", async () => {
    const fetchedAt = async (random: number): Promise<number> => {
      using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour }, random);
      await store.time.pass(0);
      for (let minutes = 1; minutes < 60; minutes += 1) {
        await store.time.pass(minute);
        if (store.fetches() > 1) return minutes;
      }
      return Number.NaN;
    };
    expect([await fetchedAt(0), await fetchedAt(0.5), await fetchedAt(1)]).toEqual([30, 25, 20]);
  });

  it("refreshes those that live for a minute ahead of their end, time after time", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: minute });
    await store.time.pass(0);
    for (const name of ["SECOND", "THIRD", "FOURTH"]) {
      store.source = store.giving(name, 90 * second);
      await store.time.pass(30 * second);
      expect(store.held()).toBe(name);
    }
    expect(store.fetches()).toBe(4);
  });

  it("asks ever sooner while the source goes on giving the same", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: 16 * minute });
    await store.time.pass(8 * minute);
    expect(store.fetches()).toBe(2);
    await store.time.pass(4 * minute);
    expect(store.fetches()).toBe(3);
    await store.time.pass(2 * minute);
    expect(store.fetches()).toBe(4);
    expect(store.log).toHaveLength(1);
  });

  it("looks every five minutes whether those without an end were replaced", async () => {
    using store = watchedStore({ accessKeyId: "FIRST" });
    await store.time.pass(0);
    store.source = store.giving("SECOND");
    await store.time.pass(5 * minute - 1);
    expect(store.held()).toBe("FIRST");
    await store.time.pass(1);
    expect(store.held()).toBe("SECOND");
  });

  it("keeps the old ones while a refresh fails until they die, then has none, and recovers", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour });
    await store.time.pass(0);
    store.source = failing;
    await store.time.pass(hour - 1);
    expect(store.fetches()).toBeGreaterThan(60);
    expect(store.held()).toBe("FIRST");
    expect(store.unready()).toEqual([]);
    await store.time.pass(1);
    expect(store.held()).toBeUndefined();
    expect(store.unready()).toEqual(["credentials"]);
    expect(store.retryAfterSeconds()).toBeWithin(1, 31);
    store.source = store.giving("SECOND", hour);
    await store.time.pass(30 * second);
    expect(store.held()).toBe("SECOND");
    expect(store.unready()).toEqual([]);
  });

  it("keeps the old ones while the self-check of new ones differs", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour });
    await store.time.pass(0);
    store.source = store.giving("SECOND", 2 * hour);
    store.differences = ["x-amz-signature"];
    await store.time.pass(40 * minute);
    expect(store.held()).toBe("FIRST");
    expect(store.log.join()).toContain("the self-check differs in x-amz-signature");
  });

  it("has them no longer in the second in which they end: policies have whole seconds", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: 10 * second + 500 });
    await store.time.pass(0);
    store.source = failing;
    await store.time.pass(10 * second - 1);
    expect(store.held()).toBe("FIRST");
    await store.time.pass(1);
    expect(store.held()).toBeUndefined();
  });

  it("notices within ten seconds that the clock was set forward past their end", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: 12 * hour });
    await store.time.pass(minute);
    store.time.adjust(24 * hour);
    store.source = store.giving("SECOND", 12 * hour);
    expect(store.held()).toBeUndefined();
    expect(store.retryAfterSeconds()).toBe(1);
    await store.time.pass(10 * second);
    expect(store.held()).toBe("SECOND");
  });
});
