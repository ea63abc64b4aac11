import type { PolicyDocument, SignedForm } from "@signed-s3/contracts";

/** What the service answers to a request for a form without anything said. */
export const askForForm = (url: string): Promise<Response> =>
  fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });

/** The form of a 202. */
export async function formOf(answer: Response): Promise<SignedForm> {
  const body = (await answer.json()) as { readonly data: SignedForm };
  return body.data;
}

/** The access key id that a form is signed with. */
export const accessKeyIdOf = (form: SignedForm): string => form.fields["x-amz-credential"].split("/")[0] ?? "";

/** What a form's policy says. */
export const policyOf = (form: SignedForm): PolicyDocument =>
  JSON.parse(Buffer.from(form.fields.policy, "base64").toString());

/** When a form ends, in milliseconds since 1970. */
export const endOf = (form: SignedForm): number => Date.parse(policyOf(form).expiration);
