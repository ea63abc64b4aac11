import type { CreateSignedS3FormDataRequest } from "../create-signed-s3-form-data.ts";

/** The request that asks for a form with nothing but the service's own limits. */
export const requestExample = {
  uuid: "e090cbd2-ded4-4fd4-be23-4c17ad77ca07",
  command: "CreateSignedS3FormData",
  data: null,
  async: false,
} as const satisfies CreateSignedS3FormDataRequest;

/** A request for a form that takes one small picture. */
export const constrainedRequestExample = {
  uuid: "5d9f3f66-3c5b-4b1c-9a35-7b8f6c1e0a11",
  command: "CreateSignedS3FormData",
  data: {
    content_type: "image/*",
    content_length_range: [1, 10_485_760],
    filename: "holiday.png",
    metadata: { album: "summer" },
    tags: { state: "pending" },
    expires_in: 600,
  },
} satisfies CreateSignedS3FormDataRequest;
