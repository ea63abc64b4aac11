type Body = () => unknown;
type Declare = (title: string, body: Body) => void;
type Hook = (body: Body) => void;

/** Mocha, which runs in browsers as it is, and has the names of `node:test`. */
const mocha = globalThis as unknown as {
  readonly [name in "describe" | "it"]: Declare;
} & { readonly [name in "before" | "after" | "beforeEach" | "afterEach"]: Hook };

// What takes an argument would be given a callback by Mocha, and waited for until it calls that.
export const describe: Declare = (title, body) => mocha.describe(title, () => void body());
export const it: Declare = (title, body) => mocha.it(title, () => body());
export const test: Declare = (title, body) => it(title, body);
export const before: Hook = (body) => mocha.before(() => body());
export const after: Hook = (body) => mocha.after(() => body());
export const beforeEach: Hook = (body) => mocha.beforeEach(() => body());
export const afterEach: Hook = (body) => mocha.afterEach(() => body());
