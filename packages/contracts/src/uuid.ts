import { type Static, Type } from "@sinclair/typebox";

/** A UUID in RFC 9562's text form, any version, upper or lower case. */
export const Uuid = Type.String({
  pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
  description: "A UUID in RFC 9562's text form.",
  examples: ["e090cbd2-ded4-4fd4-be23-4c17ad77ca07"],
});
export type Uuid = Static<typeof Uuid>;
