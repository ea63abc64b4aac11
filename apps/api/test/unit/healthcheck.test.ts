import { afterEach, describe, expect, it } from "bun:test";
import { healthcheck } from "../../src/healthcheck.ts";
import { freePort, runService } from "../service.ts";

let server: Bun.Server<undefined> | undefined;
afterEach(() => server?.stop(true));

/** Listens as the service would, and answers every request with a status. */
const answering = (status: number, hostname = "127.0.0.1"): number => {
  server = Bun.serve({ port: 0, hostname, fetch: () => new Response(`answered ${status}`, { status }) });
  return server.port ?? 0;
};

describe("healthcheck()", () => {
  it("gives 0 when the service says that it is ready", async () => {
    const port = answering(200);
    expect(await healthcheck({ HOST: "0.0.0.0", PORT: String(port) })).toEqual({ output: "answered 200", code: 0 });
  });

  it("gives 1 and the answer when the service says that it is not", async () => {
    const port = answering(503);
    expect(await healthcheck({ HOST: "127.0.0.1", PORT: String(port) })).toEqual({ output: "answered 503", code: 1 });
  });

  it("gives 1 and a reason when nothing listens", async () => {
    const { output, code } = await healthcheck({ PORT: String(await freePort()) });
    expect(output).not.toBe("");
    expect(code).toBe(1);
  });
});

describe("the process with the word healthcheck", () => {
  it("asks at the port of the configuration, and ends with the code", async () => {
    const PORT = String(answering(200));
    expect(await runService({ PORT }, ["healthcheck"])).toEqual({ code: 0, output: "answered 200\n" });
  });

  it("asks it directly, whatever proxy the service goes out by", async () => {
    const PORT = String(answering(200));
    const proxy = `http://127.0.0.1:${await freePort()}`;
    for (const other of [{ HTTP_PROXY: proxy }, { http_proxy: proxy, no_proxy: "example.org" }]) {
      expect(await runService({ PORT, ...other }, ["healthcheck"])).toEqual({ code: 0, output: "answered 200\n" });
    }
  });
});
