import { errorCodes } from "../error-code.ts";
import type { NotAcceptedAnswer } from "../not-accepted.ts";

/** The answer to a request whose uuid is not one. */
export const notAcceptedExample: NotAcceptedAnswer = {
  status: "not_accepted",
  uuid: null,
  errors: [
    {
      status: errorCodes.invalid_uuid.status,
      code: "invalid_uuid",
      title: errorCodes.invalid_uuid.title,
      detail: "Send a UUID such as e090cbd2-ded4-4fd4-be23-4c17ad77ca07, or leave it out.",
      source: "/uuid",
      command: "CreateSignedS3FormData",
      uuid: null,
    },
  ],
};
