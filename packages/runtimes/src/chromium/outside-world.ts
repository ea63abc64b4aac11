import { parse, stringify } from "devalue";
import type { Answer, Question } from "./question.ts";

/** Calls a function of the page, by its number, with values as text. */
export type CallPage = (number: number, values: string) => Promise<unknown>;

/** Answers what a page asks of the servers and processes that its tests stand on. */
export interface OutsideWorld {
  /** Answers at once. */
  readonly ask: (question: string) => Promise<string>;
  /** Answers when what was promised has come. */
  readonly settled: (id: string) => Promise<string>;
}

/**
 * Keeps what a page has been given and can't hold itself. Plain data goes over as it is; what has functions stays here, and
 * the page has its number.
 *
 * @param modules What the page may import, by its path from the workspace's root.
 * @param callPage How the page's own functions are called.
 */
export function outsideWorld(
  modules: (path: string) => Readonly<Record<string, unknown>>,
  callPage: CallPage,
): OutsideWorld {
  const kept: object[] = [];
  const keep = (value: object): number => kept.push(value) - 1;
  const reducers = {
    Pending: (value: unknown) => isPromise(value) && keep(value),
    Outside: (value: unknown) => isActive(value) && keep(value),
  };
  // Zero counts as false there, and would not be reduced.
  keep({});
  const revivers = {
    Outside: (id: number) => kept[id],
    Callback:
      (number: number) =>
      (...values: readonly unknown[]) =>
        callPage(number, stringify(values, reducers)),
  };

  async function answerTo(work: () => unknown): Promise<string> {
    try {
      return stringify(["returned", work()] satisfies Answer, reducers);
    } catch (error) {
      return stringify(["thrown", String(error)] satisfies Answer);
    }
  }

  return {
    async ask(text) {
      const question: Question = parse(text, revivers);
      if (question.what === "import") {
        return answerTo(() => modules(question.module)[question.name]);
      }
      const target = kept[question.id];
      return answerTo(() => answerOf(question, target));
    },
    async settled(text) {
      try {
        const value = await kept[parse(text)];
        return await answerTo(() => value);
      } catch (error) {
        return stringify(["thrown", String(error)] satisfies Answer);
      }
    },
  };
}

function answerOf(question: Exclude<Question, { what: "import" }>, target: object | undefined): unknown {
  if (!target) throw new Error("This is not kept.");
  if (question.what === "call") {
    if (typeof target !== "function") throw new TypeError("This is no function.");
    const value: unknown = target(...question.values);
    // Whether anybody waits for it is the page's own affair.
    if (isPromise(value)) value.catch(() => {});
    return value;
  }
  const name = question.name.startsWith("@@Symbol.") ? symbolOf(question.name) : question.name;
  if (question.what === "set") {
    Reflect.set(target, name, question.value);
    return undefined;
  }
  const value: unknown = Reflect.get(target, name);
  return typeof value === "function" ? value.bind(target) : value;
}

function symbolOf(name: string): symbol {
  const symbol: unknown = Reflect.get(Symbol, name.slice("@@Symbol.".length));
  return typeof symbol === "symbol" ? symbol : Symbol.for(name);
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;

/** Whether it can be asked to do something, and so is not data. */
function isActive(value: unknown): value is object {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return false;
  return Reflect.ownKeys(value).some(
    (name) => typeof name === "symbol" || typeof Reflect.get(value, name) === "function",
  );
}
