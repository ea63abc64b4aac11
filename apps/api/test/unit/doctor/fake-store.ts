import type { Setup } from "../../../src/doctor/setup.ts";

/** The questions that doctor asks a store. */
type Question =
  | "root"
  | "identity"
  | "strangersList"
  | "list"
  | "preflight"
  | "forged"
  | "upload"
  | "read"
  | "head"
  | "delete";
type Answers = Readonly<Record<Question, () => Response>>;

const bucket = "uploads";
const accessKeyId = "AKIDEXAMPLE";
export const page = "https://app.example";
const cors = { "access-control-allow-origin": page, "access-control-allow-methods": "POST" };

/** An error as S3 writes it. */
export const refusal = (
  status: number,
  code: string,
  message = "No.",
  headers: Record<string, string> = cors,
): Response =>
  new Response(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`, {
    status,
    headers: { "content-type": "application/xml", ...headers },
  });

const listing = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name></ListBucketResult>`;

const healthy: Answers = {
  root: () => refusal(403, "AccessDenied"),
  identity: () => refusal(400, "InvalidAction"),
  strangersList: () => refusal(403, "AccessDenied"),
  list: () => new Response(listing, { headers: { "content-type": "application/xml" } }),
  preflight: () => new Response(null, { status: 204, headers: cors }),
  forged: () => refusal(403, "InvalidAccessKeyId"),
  upload: () => new Response("<PostResponse/>", { status: 201, headers: cors }),
  read: () => refusal(403, "AccessDenied"),
  head: () => new Response(null),
  delete: () => new Response(null, { status: 204 }),
};

/** A store on a port of this machine that answers as a healthy one, but for some answers. */
export interface FakeStore extends AsyncDisposable {
  readonly setup: Setup;
  /** What it was asked, in order. */
  readonly asked: readonly Question[];
}

export function fakeStore(answers: Partial<Answers> = {}, changes: Partial<Setup> = {}): FakeStore {
  const asked: Question[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const question = questionOf(request, await request.text());
      asked.push(question);
      return { ...healthy, ...answers }[question]();
    },
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const setup: Setup = {
    bucket,
    region: "us-east-1",
    endpoint,
    publicEndpoint: endpoint,
    forcePathStyle: undefined,
    keyPrefix: "direct_uploads/",
    origins: [page],
    maxBytes: 1000,
    fetchCredentials: async () => ({ accessKeyId, secretAccessKey: "verySecretKey1", sessionToken: "sessionToken1" }),
    now: () => new Date(),
    newUuid: () => "e090cbd2-ded4-4fd4-be23-4c17ad77ca07",
    ...changes,
  };
  return { setup, asked, [Symbol.asyncDispose]: () => server.stop(true) };
}

function questionOf({ method, url, headers }: Request, body: string): Question {
  const { pathname, search } = new URL(url);
  if (pathname === "/") return method === "POST" ? "identity" : "root";
  if (method === "OPTIONS") return "preflight";
  if (method === "HEAD") return "head";
  if (method === "DELETE") return "delete";
  if (method === "POST") return body.includes(accessKeyId) ? "upload" : "forged";
  if (search.includes("list-type=2")) return headers.has("authorization") ? "list" : "strangersList";
  return "read";
}
