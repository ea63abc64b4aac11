// The hand-written server, but that requests which arrive together are worked on in a row, and answered in a row: what they need
// stays in the processor's caches, and whoever receives the answers is woken once.
import { answer } from "../bun-hand-written/answer.ts";

const { HOST = "", PORT } = process.env;

let turn: Promise<void> | undefined;
const endOfTurn = (): Promise<void> => {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
};

Bun.serve({
  hostname: HOST,
  port: Number(PORT),
  async fetch(request) {
    await endOfTurn();
    const response = await answer(request);
    await endOfTurn();
    return response;
  },
});
