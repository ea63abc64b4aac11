import { ProfileFile } from "@signed-s3/api/profile-file";

/** The file of upload profiles as JSON Schema, for editors: draft 7, which TypeBox writes and all of them know. */
export function profileSchema(): string {
  const $schema = "http://json-schema.org/draft-07/schema#";
  const $id = "urn:signed-s3-resource-api:v2:upload-profiles";
  const file = { $schema, $id, title: "Upload profiles", ...ProfileFile };
  // The formats are the service's own: other validators refuse a schema with a format that they don't know.
  return `${JSON.stringify(file, (name, value: unknown) => (name === "format" ? undefined : value), 2)}\n`;
}
