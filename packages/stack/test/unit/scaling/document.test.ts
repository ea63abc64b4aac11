import { expect, test } from "bun:test";
import { scalingDocument } from "../../../src/scaling/document.ts";
import measured from "../../../src/scaling/measured.json" with { type: "json" };

test("docs/scaling.md is what its figures and its simulation make it: npm run docs:scaling", async () => {
  const page = await Bun.file(new URL("../../../../../docs/scaling.md", import.meta.url)).text();
  expect(scalingDocument(measured)).toBe(page);
}, 180_000);

test("the simulation has the load balancer's own times", async () => {
  const haproxy = await Bun.file(new URL("../../../../../docker/haproxy.cfg", import.meta.url)).text();
  for (const setting of [
    "timeout connect 1s",
    "timeout server 2s",
    "retries 3",
    "inter 500ms",
    "fastinter 250ms",
    "fall 2",
  ]) {
    expect(haproxy).toContain(setting);
  }
});
