import { type Fault, fault } from "./fault.ts";

/** A request, taken out of its envelope as far as it could be. */
export interface Envelope {
  /** The caller's uuid as sent; null: there was none, or it is not a UUID. */
  readonly uuid: string | null;
  /** What stands as the command, null where nothing does. */
  readonly command: unknown;
  readonly data: Readonly<Record<string, unknown>> | null;
  /** What is wrong with the envelope itself. */
  readonly faults: readonly Fault[];
}

const uuidPattern = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/**
 * Opens a request's envelope. Never throws: what is wrong is listed.
 *
 * @param request The parsed body; undefined where there was none.
 * @example
 * ```ts
 * openEnvelope({ uuid: "no" }).faults[0]?.source; // "/uuid"
 * ```
 */
export function openEnvelope(request: unknown): Envelope {
  const nothing = { uuid: null, command: null, data: null };
  if (request === undefined) return { ...nothing, faults: [] };
  if (!isObject(request)) {
    return {
      ...nothing,
      faults: [fault("invalid_envelope", "Send a JSON object, such as {}, or no body at all.", "")],
    };
  }
  const faults: Fault[] = [];
  const member = (name: string): unknown => (Object.hasOwn(request, name) ? (request[name] ?? null) : null);

  const uuid = member("uuid");
  const uuidIsGood = uuid === null || (typeof uuid === "string" && uuidPattern.test(uuid));
  if (!uuidIsGood) {
    const detail = "Send a UUID such as e090cbd2-ded4-4fd4-be23-4c17ad77ca07, or leave it out.";
    faults.push(fault("invalid_uuid", detail, "/uuid"));
  }
  const data = member("data");
  const dataIsGood = data === null || isObject(data);
  if (!dataIsGood) faults.push(fault("invalid_data", "Send an object or null, or leave it out.", "/data"));

  return {
    uuid: uuidIsGood ? uuid : null,
    command: member("command"),
    data: dataIsGood ? data : null,
    faults,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
