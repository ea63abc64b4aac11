import { longestAnswer } from "../answers/text-of-answer.ts";
import { UploadError } from "../errors/upload-error.ts";
import type { UploadFile } from "../upload-file.ts";
import { formDataOf } from "./form-data.ts";
import type { Transport } from "./transport.ts";

// What is used of it: the library of a browser's types is not loaded, as it contradicts that of the other runtimes.
interface XmlHttpRequest {
  readonly upload: { onprogress: (event: { readonly loaded: number; readonly total: number }) => void };
  readonly status: number;
  readonly responseText: string;
  onprogress: (event: { readonly loaded: number }) => void;
  onload: () => void;
  onerror: () => void;
  onabort: () => void;
  open(method: string, url: string): void;
  send(body: FormData): void;
  abort(): void;
  getResponseHeader(name: string): string | null;
}
declare const XMLHttpRequest: new () => XmlHttpRequest;

/**
 * Posts forms by `XMLHttpRequest`, the only way by which a browser tells how much it has sent. (It asks for a preflight, as any
 * request does whose progress is listened to.)
 *
 * @see https://xhr.spec.whatwg.org/#event-xhr-progress
 */
export const xhrTransport: Transport = {
  tellsProgress: true,
  post(outgoing) {
    const { url, file, onProgress, signal } = outgoing;
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      // The form's fields count as well, and go first.
      request.upload.onprogress = ({ loaded, total }) => {
        onProgress(Math.min(file.size, Math.max(0, loaded - (total - file.size))));
      };
      request.onprogress = ({ loaded }) => {
        if (loaded <= longestAnswer) return;
        resolve({ status: request.status, body: request.responseText, header: () => null });
        request.abort();
      };
      request.onload = () => {
        const { status, responseText: body } = request;
        resolve({ status, body, header: (name) => request.getResponseHeader(name) });
      };
      request.onerror = () => whyFailed(file).then(reject);
      request.onabort = () => reject(signal.reason);
      signal.addEventListener("abort", () => request.abort(), { once: true });
      request.send(formDataOf(outgoing));
    });
  },
};

/** A browser does not tell a file that has changed or gone from a connection that broke; reading it does. */
async function whyFailed(file: UploadFile): Promise<Error> {
  try {
    const reader = file instanceof Blob ? file.stream().getReader() : undefined;
    await reader?.read();
    await reader?.cancel();
    return new TypeError("XMLHttpRequest failed");
  } catch (cause) {
    return new UploadError("file_unreadable", "The file can't be read, or has changed since it was chosen.", { cause });
  }
}
