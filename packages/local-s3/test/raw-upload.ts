import { connect, type Socket } from "node:net";
import { boundary, formText } from "./multipart.ts";
import { type Fields, signedForm } from "./signed-form.ts";

/** An upload whose bytes the test sends by itself. */
export interface RawUpload {
  readonly socket: Socket;
  /** Sends so many bytes of the file; resolves when they are on their way. */
  send(length: number): Promise<void>;
  /** Sends what comes after the file. */
  finish(): void;
  /** All that is answered until the connection is closed. */
  readonly answer: Promise<string>;
}

const piece = new Uint8Array(262_144).fill(120);

/** Begins to upload a file of so many bytes: sends all that comes before it. */
export async function beginUpload(port: number, size: number, fields: Fields = signedForm()): Promise<RawUpload> {
  const [head = "", tail = ""] = formText(fields, "§").split("§");
  const socket = connect(port, "127.0.0.1");
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.setEncoding("utf8").on("data", (data) => {
      text += data;
    });
    socket.on("error", () => {}).on("close", () => resolve(text));
  });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const length = new TextEncoder().encode(head + tail).length + size;
  socket.write(
    `POST /photos HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Length: ${length}\r\n` +
      `Content-Type: multipart/form-data; boundary=${boundary}\r\n\r\n${head}`,
  );
  return {
    socket,
    async send(bytes) {
      for (let left = bytes; left > 0; left -= piece.length) {
        await new Promise((resolve) => socket.write(piece.subarray(0, Math.min(left, piece.length)), resolve));
      }
    },
    finish: () => void socket.write(tail),
    answer,
  };
}
