import { afterAll, expect } from "bun:test";
import { leaks } from "./watched.ts";

/** After the last test of a run: nothing that any process of the service wrote holds a secret that any test used. */
afterAll(() => expect(leaks()).toEqual([]));
