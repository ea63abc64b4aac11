import { type Credentials, defineCommand, faultsOf, type SignerOptions, signer, validateBy } from "@signed-s3/core";
import { z } from "zod";

const Avatar = z.object(
  {
    user: z.string("Send a user.").regex(/^[a-z0-9-]{1,40}$/, "Send 1 to 40 of a-z, 0-9 and hyphens."),
    content_type: z.enum(["image/png", "image/jpeg", "image/webp"], "Send image/png, image/jpeg or image/webp."),
    bytes: z.int("Send the picture's size in bytes.").min(1).max(1_048_576, "Send a picture of 1 MiB at most."),
  },
  "Send an object with user, content_type and bytes.",
);
const fault = faultsOf({ invalid_avatar: { status: 422, title: "This can't be an avatar" } });
const validate = validateBy(Avatar, fault, "invalid_avatar");

/** The command `CreateAvatarUpload`: a form for just this picture of just this user, good for five minutes. */
export function createAvatarUpload(bucket: SignerOptions, credentials: Credentials) {
  const sign = signer(bucket);
  return defineCommand({
    name: "CreateAvatarUpload",
    validate,
    run: ({ user, content_type: contentType, bytes }, { now, id }: { now: Date; id: string }) => {
      const key = `avatars/${user}/${id}`;
      return sign({ key, contentType, contentLengthRange: [bytes, bytes], credentials, now, expiresInSeconds: 300 });
    },
  });
}
