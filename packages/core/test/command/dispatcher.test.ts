import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CommandRefused, commandRegistry, defineCommand, dispatcher, fault, type Validation } from "../../src/index.ts";

const uuid = "e090cbd2-ded4-4fd4-be23-4c17ad77ca07";
const newUuid = () => "00000000-0000-4000-8000-000000000000";

const double = defineCommand({
  name: "Double",
  validate: (data) =>
    typeof data?.["n"] === "number" ? { data: data["n"] } : { faults: [fault("invalid_data", "Send n.", "/data/n")] },
  run: (n: number) => 2 * n,
});
const later = defineCommand({ name: "Later", validate: (data) => ({ data }), run: async () => "done" });
const refuse = defineCommand({
  name: "Refuse",
  validate: (data) => ({ data }),
  run: (data): string => {
    throw data ? new TypeError("broken") : new CommandRefused([fault("credentials_unavailable", "Wait.")]);
  },
});
const dispatch = dispatcher({ registry: commandRegistry(double, later, refuse), newUuid, defaultCommand: "Double" });
const faultsOf = (request: unknown) => {
  const answer = dispatch(request, {});
  assert.ok(!(answer instanceof Promise) && answer.status === "not_accepted");
  return answer.errors.map(({ code, source, command, uuid }) => ({ code, source, command, uuid }));
};

describe("dispatcher()", () => {
  it("runs the command and echoes the uuid", () => {
    assert.deepEqual(dispatch({ uuid, command: "Double", data: { n: 21 }, async: false }, {}), {
      status: "accepted",
      meta: {},
      uuid,
      data: 42,
    });
  });

  it("echoes a uuid as it was sent", () => {
    const answer = dispatch({ uuid: uuid.toUpperCase(), data: { n: 1 } }, {});
    assert.ok(!(answer instanceof Promise));
    assert.equal(answer.uuid, uuid.toUpperCase());
  });

  for (const absent of [{ data: { n: 1 } }, { uuid: null, command: null, data: { n: 1 } }]) {
    it(`makes a uuid and takes the default command for ${JSON.stringify(absent)}`, () => {
      assert.deepEqual(dispatch(absent, {}), { status: "accepted", meta: {}, uuid: newUuid(), data: 2 });
    });
  }

  it("answers at once where the command is synchronous, else with a promise", async () => {
    const answer = dispatch({ command: "Later" }, {});
    assert.ok(answer instanceof Promise);
    assert.deepEqual(await answer, { status: "accepted", meta: {}, uuid: newUuid(), data: "done" });
  });

  it("waits for what can be waited for, whatever its class", async () => {
    const lazily = (data: unknown) =>
      // biome-ignore lint/suspicious/noThenProperty: it is what is tested
      ({ then: (take: (value: unknown) => void) => take(data) }) as PromiseLike<unknown>;
    const query = defineCommand({ name: "Query", validate: (data) => ({ data }), run: (data) => lazily(data) });
    const answer = await dispatcher({ registry: commandRegistry(query), newUuid })({ command: "Query", data: {} }, {});
    assert.deepEqual(answer, { status: "accepted", meta: {}, uuid: newUuid(), data: {} });
  });

  it("answers with null where a command results in nothing", () => {
    const nothing = defineCommand({ name: "Nothing", validate: (data) => ({ data }), run: () => {} });
    const answer = dispatcher({ registry: commandRegistry(nothing), newUuid })({ command: "Nothing" }, {});
    assert.deepEqual(answer, { status: "accepted", meta: {}, uuid: newUuid(), data: null });
  });

  it("lists all that is wrong, each with its pointer", () => {
    assert.deepEqual(faultsOf({ uuid: 5, command: "Double", data: { n: "x" } }), [
      { code: "invalid_uuid", source: "/uuid", command: "Double", uuid: null },
      { code: "invalid_data", source: "/data/n", command: "Double", uuid: null },
    ]);
    assert.deepEqual(faultsOf({ uuid: "no", command: "No", data: [] }), [
      { code: "invalid_uuid", source: "/uuid", command: null, uuid: null },
      { code: "invalid_data", source: "/data", command: null, uuid: null },
      { code: "invalid_command", source: "/command", command: null, uuid: null },
    ]);
  });

  it("does not run a command whose envelope is bad", () => {
    const registry = commandRegistry(
      defineCommand({ name: "Never", validate: (data) => ({ data }), run: () => assert.fail("it ran") }),
    );
    const answer = dispatcher({ registry, newUuid, defaultCommand: "Never" })({ uuid: "no" }, {});
    assert.ok(!(answer instanceof Promise) && answer.status === "not_accepted");
  });

  for (const request of [null, [], "AAA", 5, true]) {
    it(`refuses ${JSON.stringify(request)} in place of an envelope`, () => {
      assert.equal(faultsOf(request)[0]?.code, "invalid_envelope");
    });
  }

  for (const command of ["", "double", "constructor", "__proto__", 7, {}]) {
    it(`refuses the command ${JSON.stringify(command)} and names the known ones`, () => {
      assert.deepEqual(faultsOf({ uuid, command }), [
        { code: "invalid_command", source: "/command", command: null, uuid },
      ]);
    });
  }

  it("reads no inherited member of the envelope", () => {
    const polluted = Object.create({ uuid: "no", command: "No" });
    assert.equal(faultsOf(polluted)[0]?.source, "/data/n");
  });

  it("takes a refusal thrown by a command, and lets any other error through", () => {
    assert.equal(faultsOf({ command: "Refuse" })[0]?.code, "credentials_unavailable");
    assert.throws(() => dispatch({ command: "Refuse", data: {} }, {}), TypeError);
  });

  it("takes a refusal thrown by a check", () => {
    const check = (): Validation<string> => {
      throw new CommandRefused([fault("forbidden", "No.")]);
    };
    const command = defineCommand({ name: "Check", validate: check, run: () => assert.fail("it ran") });
    const answer = dispatcher({ registry: commandRegistry(command), newUuid })({ command: "Check" }, {});
    assert.ok(!(answer instanceof Promise) && answer.status === "not_accepted");
    assert.equal(answer.errors[0]?.code, "forbidden");
  });

  it("refuses a request without a command where there is no default", () => {
    const answer = dispatcher({ registry: commandRegistry(double), newUuid })({ data: { n: 1 } }, {});
    assert.ok(!(answer instanceof Promise) && answer.status === "not_accepted");
    assert.equal(answer.errors[0]?.code, "invalid_command");
  });
});

describe("commandRegistry()", () => {
  it("refuses two commands of one name", () => assert.throws(() => commandRegistry(double, double), TypeError));
});
