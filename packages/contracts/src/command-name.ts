import { type Static, Type } from "@sinclair/typebox";

/** The commands of the API, each by its name on the wire. */
export const CommandName = Type.Union([Type.Literal("CreateSignedS3FormData"), Type.Literal("ExplainS3Upload")]);
export type CommandName = Static<typeof CommandName>;
