import { describe, expect, it } from "bun:test";
import type { Credentials } from "@signed-s3/core";
import { failing, hour, watchedStore } from "../../credentials-fakes/watched-store.ts";

describe("credentialStore()", () => {
  it("leaves no timer behind when it is stopped while it waits", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour });
    await store.time.pass(0);
    expect(store.time.timers()).toHaveLength(1);
    store.stop();
    expect(store.time.timers()).toEqual([]);
  });

  it("leaves no timer behind when it is stopped while it fetches, nor when that ends later", async () => {
    const late = Promise.withResolvers<Credentials>();
    using store = watchedStore(() => late.promise);
    store.stop();
    expect(store.time.timers()).toEqual([]);
    late.resolve({ accessKeyId: "LATE", secretAccessKey: "secret" });
    await store.time.pass(0);
    expect(store.time.timers()).toEqual([]);
  });

  it("logs new credentials by their id and a failure by its kind, and no secret", async () => {
    using store = watchedStore({ accessKeyId: "FIRST", lifeMs: hour });
    await store.time.pass(0);
    store.source = failing;
    await store.time.pass(2 * hour);
    const log = store.log.map((line) => JSON.parse(line));
    expect(log[0]).toMatchObject({ accessKeyId: "FIRST", msg: "new credentials" });
    expect(log[1]).toMatchObject({ level: 40, error: "Error", failures: 1, msg: "no new credentials" });
    expect(log.at(-1)).toMatchObject({ level: 50, error: "Error", msg: "no new credentials" });
    expect(store.log.join()).not.toMatch(/secret/i);
  });
});
