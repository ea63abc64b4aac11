import { type TSchema, Type } from "@sinclair/typebox";
import { Uuid } from "./uuid.ts";

/**
 * The schema of the 202 answer: the command was accepted and `data` is its result.
 *
 * @param data The schema of the command's result.
 */
export const AcceptedAnswer = <Data extends TSchema>(data: Data) =>
  Type.Object(
    {
      status: Type.Literal("accepted"),
      meta: Type.Object({}, { additionalProperties: false, description: "Reserved; empty." }),
      uuid: Uuid,
      data,
    },
    { additionalProperties: false },
  );

/** An answer that accepts a command and carries its result. */
export interface AcceptedAnswer<Data> {
  readonly status: "accepted";
  readonly meta: Readonly<Record<string, never>>;
  readonly uuid: string;
  readonly data: Data;
}
