// A page of plain HTML, without any script: the server writes a signed form into it each time that somebody opens it, and S3
// sends the browser back to /thanks. The service lets it where CORS_ORIGINS has the page's origin.
interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

const service = process.env["SIGNED_S3_SERVICE"] ?? "http://localhost:3000";

const server = Bun.serve({
  port: process.env["PORT"] ?? 8081,
  routes: {
    "/": async ({ url }) => page(uploadForm(await askForForm(new URL("/thanks", url).href))),
    "/thanks": ({ url }) =>
      page(`<p>Thank you. It is stored as ${text(new URL(url).searchParams.get("key") ?? "")}.</p>`),
  },
  error: ({ message }) => page(`<p>There is no form to be had: ${text(message)}</p>`, 502),
});
console.log(`The form is on ${server.url}`);

async function askForForm(success_action_redirect: string): Promise<SignedForm> {
  const answer = await fetch(`${service}/api/v2/s3/create_signed_url`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ data: { success_action_redirect } }),
  });
  const { data, errors } = await answer.json();
  if (answer.status !== 202) throw new Error(errors?.[0]?.detail ?? `The service answered ${answer.status}.`);
  return data;
}

function uploadForm({ url, fields }: SignedForm): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}">`,
  );
  // The file comes last: S3 reads nothing that follows it.
  return `<form method="post" enctype="multipart/form-data" action="${text(url)}">
    ${hidden.join("\n    ")}
    <input type="file" name="file" required>
    <button>Upload</button>
  </form>`;
}

function page(body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Upload by a form</title>${body}</html>`;
  return new Response(html, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

const text = (value: string): string => Bun.escapeHTML(value);
