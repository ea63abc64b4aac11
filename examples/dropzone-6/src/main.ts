// Dropzone 6 and jQuery, without our client: the form is asked for as a form (data[preventEmptyData]=true&async=false), and its
// fields are copied by name. Temporary credentials and profiles add fields: then copy all of them, as Object.entries(fields).
import Dropzone, { type DropzoneFile } from "dropzone";
import "dropzone/dist/dropzone.css";
import $ from "jquery";

interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

const names = [
  "key",
  "success_action_status",
  "policy",
  "x-amz-credential",
  "x-amz-algorithm",
  "x-amz-date",
  "x-amz-signature",
];
const forms = new WeakMap<Blob, SignedForm>();

const dropzone = new Dropzone("#uploads", {
  url: ([file]) => (file && forms.get(file)?.url) ?? "",
  // In MiB: as much as S3 takes by a form. The form may allow less.
  maxFilesize: 5 * 1024,
  timeout: 0,
  accept(file, done) {
    const command = { command: "CreateSignedS3FormData", data: { preventEmptyData: true }, async: false };
    $.post("http://localhost:3000/api/v2/s3/create_signed_url", command)
      .done(({ data }) => {
        forms.set(file, data);
        done();
      })
      .fail(({ responseJSON }) => done(responseJSON?.errors?.[0]?.detail ?? "The service can't be reached."));
  },
});

// Dropzone appends the file after this, so that it comes last: S3 reads nothing that follows it.
dropzone.on("sending", (file: DropzoneFile, _request: XMLHttpRequest, body: FormData) => {
  const fields = forms.get(file)?.fields ?? {};
  for (const name of names) body.append(name, fields[name] ?? "");
});

// What S3 refuses it says in XML: show the sentence in it.
dropzone.on("error", (file: DropzoneFile, _message: unknown, request?: XMLHttpRequest) => {
  const sentence = request?.responseXML?.querySelector("Message")?.textContent;
  if (sentence) $("[data-dz-errormessage]", file.previewElement ?? undefined).text(sentence);
});
