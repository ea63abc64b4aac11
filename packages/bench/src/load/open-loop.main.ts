// open-loop.main.ts HOST PORT PER_SECOND SECONDS REQUEST_FILE
// Sends requests when they are due, by chance and at a given rate, whether or not earlier ones were answered, as a crowd of
// clients would. Latency counts from when a request was due: one that had to wait for a connection has waited.
import { quantile } from "../statistics/median.ts";

const [, , hostname = "", port, perSecond, seconds, file = ""] = process.argv;
const request = new Uint8Array(await Bun.file(file).arrayBuffer());
const connections = 64;
const warmUpMs = 1000;
const endMs = warmUpMs + Number(seconds) * 1000;

interface Connection {
  readonly socket: Bun.Socket<Connection | undefined>;
  dueAt: number;
  received: string;
}

const idle: Connection[] = [];
const due: number[] = [];
const latencies: number[] = [];
let wrong = 0;

for (let index = 0; index < connections; index++) {
  const socket = await Bun.connect<Connection | undefined>({
    hostname,
    port: Number(port),
    data: undefined,
    socket: { data: receive, error: fail, close: fail },
  });
  const connection = { socket, dueAt: 0, received: "" };
  socket.data = connection;
  idle.push(connection);
}

function send(connection: Connection, dueAt: number): void {
  connection.dueAt = dueAt;
  connection.received = "";
  // A request is far shorter than a socket's buffer.
  connection.socket.write(request);
}

function receive({ data: connection }: Bun.Socket<Connection | undefined>, chunk: Buffer): void {
  if (connection === undefined) return;
  connection.received += chunk.toString("latin1");
  const head = connection.received.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(connection.received)?.[1];
  if (head === -1 || connection.received.length < head + 4 + Number(length)) return;
  if (!connection.received.startsWith("HTTP/1.1 202 ")) wrong++;
  if (connection.dueAt > warmUpMs) latencies.push(performance.now() - startedAt - connection.dueAt);
  const next = due.shift();
  if (next === undefined) idle.push(connection);
  else send(connection, next);
}

function fail(): void {
  if (performance.now() - startedAt < endMs) throw new Error("A connection broke.");
}

const startedAt = performance.now();
let nextAt = 0;
while (nextAt < endMs) {
  const now = performance.now() - startedAt;
  for (; nextAt <= now; nextAt += (-Math.log(1 - Math.random()) * 1000) / Number(perSecond)) {
    const connection = idle.pop();
    if (connection) send(connection, nextAt);
    else due.push(nextAt);
  }
  // Timers are too coarse: it has a core of its own to wait on.
  await new Promise(setImmediate);
}
const [p50Ms, p99Ms] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
console.log(JSON.stringify({ requests: latencies.length, wrong, p50Ms, p99Ms }));
process.exit(0);
