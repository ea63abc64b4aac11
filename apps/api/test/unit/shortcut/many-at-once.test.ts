import { afterAll, describe, expect, it } from "bun:test";
import { openConnection } from "../../raw-socket.ts";
import { path } from "../test-app.ts";
import { bothWays } from "./two-ways.ts";

const [short, long] = bothWays(() => ({}));
afterAll(() => Promise.all([short.stop(), long.stop()]));

const post = (uuid: string, name = "x") => {
  const body = JSON.stringify({ uuid, data: { filename: `${uuid}.png` } });
  return `POST ${path} HTTP/1.1\r\nHost: a\r\nX-Request-Id: ${name}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

describe("shortcut() of many requests at once", () => {
  it("answers each with its own form, and tells log and metrics of each as the app does", async () => {
    const uuids = Array.from({ length: 300 }, () => crypto.randomUUID());
    const answersOf = (served: typeof short) => Promise.all(uuids.map((uuid) => served.send(Buffer.from(post(uuid)))));
    for (const answers of [await answersOf(short), await answersOf(long)]) {
      for (const [index, answer] of answers.entries()) {
        expect(answer).toStartWith("HTTP/1.1 202 ");
        expect(answer).toContain(`"uuid":"${uuids[index]}"`);
        expect(answer).toContain(`${uuids[index]}.png`);
      }
    }
    const told = await short.told();
    expect(told).toEqual(await long.told());
    expect(told.log.match(/\n/g)).toHaveLength(300);
  });
});

describe("shortcut() of requests that are sent before the last has its answer", () => {
  it("answers a few of them in their order", async () => {
    // Longer than many are expected for after many: Bun's server ends the connection of who doesn't wait for an answer that waits.
    await Bun.sleep(50);
    const connection = await openConnection(short.url);
    const names = ["one", "two", "three", "four"];
    connection.write(names.map((name) => post(crypto.randomUUID(), name)).join(""));
    const answered = () => [...connection.received().matchAll(/x-request-id: (\w+)/gi)].map(([, name]) => name);
    while (answered().length < names.length && !connection.isClosed()) await connection.changed();
    connection.close();
    expect(answered()).toEqual(names);
  });
});
