import { parse, stringify } from "devalue";
import type { Answer, Question } from "../question.ts";

// A page waits for this one's answer; the library of a browser's types contradicts that of the other runtimes.
interface XmlHttpRequest {
  readonly responseText: string;
  open(method: "POST", path: string, async: false): void;
  send(body: string): void;
}
declare const XMLHttpRequest: new () => XmlHttpRequest;

const idOf = new WeakMap<object, number>();
const callbacks: ((...values: readonly unknown[]) => unknown)[] = [];

/** What stands outside of the page: a function, or what has functions. All that is asked of it is asked of the original. */
function standIn(id: number): object {
  // An arrow function has no members that a Proxy would have to show.
  const proxy = new Proxy(() => {}, {
    get: (_, name) => (name === "then" ? undefined : ask({ what: "get", id, name: nameOf(name) })),
    set: (_, name, value) => {
      ask({ what: "set", id, name: nameOf(name), value });
      return true;
    },
    apply: (_, __, values) => ask({ what: "call", id, values }),
  });
  idOf.set(proxy, id);
  return proxy;
}

const nameOf = (name: string | symbol): string => (typeof name === "symbol" ? `@@${name.description}` : name);

const reducers = {
  Outside: (value: unknown) => typeof value === "function" && idOf.get(value),
  Callback: (value: unknown) => typeof value === "function" && callbacks.push(value as () => unknown),
};
const revivers = {
  Outside: standIn,
  Pending: (id: number) =>
    fetch("/settled", { method: "POST", body: stringify(id) }).then(async (answer) => outcomeOf(await answer.text())),
};

/** Asks at once, so that what a test has set stands before its next line runs. */
function ask(question: Question): unknown {
  const request = new XMLHttpRequest();
  request.open("POST", "/ask", false);
  request.send(stringify(question, reducers));
  return outcomeOf(request.responseText);
}

function outcomeOf(text: string): unknown {
  const [outcome, value]: Answer = parse(text, revivers);
  if (outcome === "thrown") throw new Error(value);
  return value;
}

/** What a module has exported that runs outside of the page. */
export function outside(module: string, name: string): unknown {
  return ask({ what: "import", module, name });
}

Object.assign(globalThis, {
  callFromOutside: (number: number, values: string): unknown => callbacks[number - 1]?.(...parse(values, revivers)),
});
