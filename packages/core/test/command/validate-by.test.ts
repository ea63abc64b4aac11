import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CommandRefused,
  fault,
  faultsOf,
  httpStatusOf,
  notAccepted,
  type StandardSchema,
  validateBy,
} from "../../src/index.ts";

/** A schema that finds what it is told to. */
const finding = (
  issues: readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] }[],
): StandardSchema<{ name: string }> => ({ "~standard": { validate: () => ({ issues }) } });

describe("validateBy()", () => {
  it("gives the data as the schema makes it", () => {
    const schema: StandardSchema<{ name: string }> = { "~standard": { validate: () => ({ value: { name: "ada" } }) } };
    assert.deepEqual(validateBy(schema, fault, "invalid_data")(null), { data: { name: "ada" } });
  });

  it("makes a fault of each issue, with the pointer of its path", () => {
    const own = faultsOf({ invalid_avatar: { status: 409, title: "No avatar" } });
    const schema = finding([{ message: "all" }, { message: "deep", path: ["a/b~", { key: 0 }, "constructor"] }]);
    assert.deepEqual(validateBy(schema, own, "invalid_avatar")({}), {
      faults: [
        { status: 409, code: "invalid_avatar", title: "No avatar", detail: "all", source: "/data" },
        {
          status: 409,
          code: "invalid_avatar",
          title: "No avatar",
          detail: "deep",
          source: "/data/a~1b~0/0/constructor",
        },
      ],
    });
  });

  it("lists at most 100 faults", () => {
    const many = finding(Array.from({ length: 5000 }, () => ({ message: "no" })));
    const validation = validateBy(many, fault, "invalid_data")({});
    assert.equal("faults" in validation && validation.faults.length, 100);
  });

  it("does not take an asynchronous schema for one that finds nothing", () => {
    const later: StandardSchema = { "~standard": { validate: async () => ({ issues: [{ message: "no" }] }) } };
    assert.throws(() => validateBy(later, fault, "invalid_data")({}), TypeError);
    // Nobody waits for it: were its failure not taken, it would end the process.
    const failing = { "~standard": { validate: () => Promise.reject(new Error("away")) } };
    assert.throws(() => validateBy(failing, fault, "invalid_data")({}), TypeError);
  });
});

describe("httpStatusOf()", () => {
  it("is 202 for what is accepted, else the status of the gravest error", () => {
    assert.equal(httpStatusOf({ status: "accepted", meta: {}, uuid: "", data: null }), 202);
    const faults = [fault("invalid_data", ""), fault("credentials_unavailable", ""), fault("malformed_json", "")];
    assert.equal(httpStatusOf(notAccepted(faults)), 503);
  });
});

describe("notAccepted()", () => {
  it("refuses for a reason, or not at all", () => {
    assert.throws(() => notAccepted([]), TypeError);
    assert.throws(() => new CommandRefused([]), TypeError);
  });

  it("knows nothing of the request unless it is told", () => {
    const { uuid, errors } = notAccepted([fault("not_found", "")]);
    assert.deepEqual([uuid, errors[0]?.uuid, errors[0]?.command], [null, null, null]);
  });
});
