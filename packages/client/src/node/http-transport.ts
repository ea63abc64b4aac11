import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { UploadError } from "../errors/upload-error.ts";
import type { Answer, Outgoing, Transport } from "../transport/transport.ts";
import type { ReadableBytes, UploadFile } from "../upload-file.ts";
import { multipartFrame } from "./multipart-frame.ts";

// S3's answers are a few hundred bytes; what is longer is read no further.
const longestAnswer = 1024 ** 2;
const progressEveryMs = 50;

/**
 * Posts forms by `node:http`, on Bun, Deno and Node: the file is streamed, and `Content-Length` is sent, without which S3 takes
 * no form. (The `fetch` of these runtimes reads a form into memory, or sends a stream in chunks of no announced length.)
 *
 * @see https://nodejs.org/api/http.html#httprequesturl-options-callback
 */
export const transport: Transport = { tellsProgress: true, post };

function post(outgoing: Outgoing): Promise<Answer> {
  const { url, fields, file, signal } = outgoing;
  const { contentType, before, after } = multipartFrame(fields, file);
  const headers = { "content-type": contentType, "content-length": before.length + file.size + after.length };
  const open = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open(url, { method: "POST", headers, signal });
    request.once("response", (message) => {
      // S3 may refuse before it has got all, and close. Sending goes on meanwhile, as others answer only when they have all.
      const answer = readAnswer(message);
      void answer.catch(() => {}).finally(() => request.writableFinished || request.destroy());
      resolve(answer);
    });
    request.on("error", reject);
    send(request, outgoing, before, after).catch((error: unknown) => {
      // Has no effect where there is an answer already: that counts for more than what sending came to.
      reject(error);
      request.destroy();
    });
  });
}

async function send(
  request: ClientRequest,
  { file, onProgress }: Outgoing,
  before: Uint8Array,
  after: Uint8Array,
): Promise<void> {
  await write(request, before);
  let sent = 0;
  let reported = 0;
  for await (const chunk of readable(file)) {
    sent += chunk.length;
    if (sent > file.size) throw changed(file.size);
    await write(request, chunk);
    if (Date.now() - reported >= progressEveryMs) {
      reported = Date.now();
      onProgress(sent);
    }
  }
  if (sent < file.size) throw changed(file.size);
  onProgress(sent);
  request.end(after);
}

/** Waits until the system has taken the chunk: only then may its memory be used for the next. */
function write(request: ClientRequest, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    // A request that is destroyed does not call back on every runtime.
    const onClose = (): void => reject(new Error("The connection was closed"));
    request.once("close", onClose);
    request.write(chunk, (error) => {
      request.off("close", onClose);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function* readable(file: UploadFile): AsyncIterable<Uint8Array> {
  try {
    yield* chunksOf(file.stream());
  } catch (cause) {
    throw new UploadError("file_unreadable", "The file can't be read.", { cause });
  }
}

async function* chunksOf(stream: AsyncIterable<Uint8Array> | ReadableBytes): AsyncIterable<Uint8Array> {
  if (Symbol.asyncIterator in stream) return yield* stream;
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done && chunk.value; chunk = await reader.read()) yield chunk.value;
  } finally {
    await reader.cancel();
  }
}

function changed(size: number): UploadError {
  return new UploadError("file_changed", `The file no longer has the ${size} bytes that it had.`);
}

async function readAnswer(message: IncomingMessage): Promise<Answer> {
  let body = "";
  message.setEncoding("utf8");
  for await (const text of message) {
    body += text;
    if (body.length > longestAnswer) break;
  }
  const header = (name: string): string | null => {
    const value = message.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  };
  return { status: message.statusCode ?? 0, body, header };
}
