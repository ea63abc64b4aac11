import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandRegistry, defineCommand, dispatcher, fault } from "../../src/index.ts";

// What a sibling service writes for a command of its own:
const renameObject = defineCommand({
  name: "RenameObject",
  validate: (data) =>
    typeof data?.["to"] === "string"
      ? { data: { to: data["to"] } }
      : { faults: [fault("invalid_data", "Send the new name as a string.", "/data/to")] },
  run: ({ to }, { now }: { now: Date }) => ({ renamed: to, at: now.toISOString() }),
});
const dispatch = dispatcher({ registry: commandRegistry(renameObject), newUuid: () => crypto.randomUUID() });

describe("a sibling service's command", () => {
  it("is answered in the same envelope", async () => {
    const request = { uuid: "e090cbd2-ded4-4fd4-be23-4c17ad77ca07", command: "RenameObject", data: { to: "b" } };
    assert.deepEqual(await dispatch(request, { now: new Date(0) }), {
      status: "accepted",
      meta: {},
      uuid: request.uuid,
      data: { renamed: "b", at: "1970-01-01T00:00:00.000Z" },
    });
  });

  it("is refused in the same shape", async () => {
    const answer = await dispatch({ command: "RenameObject", data: { to: 5 } }, { now: new Date(0) });
    assert.equal(answer.status, "not_accepted");
  });
});
