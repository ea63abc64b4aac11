import { type Static, Type } from "@sinclair/typebox";
import { Uuid } from "./uuid.ts";

/** The schema of one reason why a request was refused. */
export const RequestError = Type.Object(
  {
    status: Type.Integer({
      minimum: 400,
      maximum: 599,
      description: "The HTTP status that this error alone would have.",
    }),
    code: Type.String({ description: "Stable, for programs." }),
    title: Type.String({ description: "The same for every error of the code." }),
    detail: Type.String({ description: "What was wrong with this request, and how to mend it." }),
    source: Type.Union([Type.String(), Type.Null()], {
      description:
        "JSON Pointer (RFC 6901) to what is wrong: a member of the request's body, or of a GET's query; null: it is in neither.",
    }),
    command: Type.Union([Type.String(), Type.Null()], {
      description: "The command that was asked for, if it is known.",
    }),
    uuid: Type.Union([Uuid, Type.Null()], { description: "The uuid of the request, if it was one." }),
  },
  { additionalProperties: false },
);
export type RequestError = Static<typeof RequestError>;

/** The schema of a refusal: every answer but the 202 has this body, and lists all that is wrong. */
export const NotAcceptedAnswer = Type.Object(
  {
    status: Type.Literal("not_accepted"),
    uuid: Type.Union([Uuid, Type.Null()]),
    errors: Type.Array(RequestError, { minItems: 1 }),
  },
  { additionalProperties: false },
);
export type NotAcceptedAnswer = Static<typeof NotAcceptedAnswer>;
