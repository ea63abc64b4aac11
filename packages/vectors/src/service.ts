import { type Answer, commandRegistry, createSignedS3FormData, dispatcher, signer } from "@signed-s3/core";
import { documented } from "./definitions/basics.ts";
import { signOptions } from "./sign-options.ts";

const { input } = documented;
const defaultProfile = {
  sign: signer(input),
  keyTemplate: "direct_uploads/{uuid}",
  limits: { expiresInSeconds: 3600, maxExpiresInSeconds: 3600 },
};
const dispatch = dispatcher({
  registry: commandRegistry(createSignedS3FormData({ defaultProfile })),
  newUuid: () => crypto.randomUUID(),
  defaultCommand: "CreateSignedS3FormData",
});

/** What the service, set up as it is without any configuration, answers to a request's body. */
export function answerTo(request: unknown): Answer<unknown> {
  const { now, credentials } = signOptions(input);
  const answer = dispatch(request, { now, credentials, keyUuid: crypto.randomUUID() });
  if (answer instanceof Promise) throw new TypeError("Signing is synchronous");
  return answer;
}
