import { type Static, type TSchema, Type } from "@sinclair/typebox";
import { Uuid } from "./uuid.ts";

/**
 * The schema of a request: an envelope around the data of one command. Every member is optional, and so is the envelope.
 *
 * @param command The name that the envelope's `command` may bear.
 * @param data The schema of the command's data.
 */
export const RequestEnvelope = <Command extends string, Data extends TSchema>(command: Command, data: Data) =>
  Type.Object({
    uuid: Type.Optional(
      Type.Union([Uuid, Type.Null()], {
        description:
          "Correlates the answer with the request: it is echoed as sent. Absent or null: the service makes one.",
      }),
    ),
    command: Type.Optional(Type.Union([Type.Literal(command), Type.Null()], { description: "What is asked for." })),
    data: Type.Optional(Type.Union([data, Type.Null()], { description: "What the command works on." })),
    async: Type.Optional(Type.Unknown({ description: "Accepted and without effect: the answer is always immediate." })),
  });

/** A request to run the command `Command` with data of the shape `Data`. */
export type RequestEnvelope<Command extends string, Data extends TSchema> = Static<
  ReturnType<typeof RequestEnvelope<Command, Data>>
>;
