// The app on Deno with the documentation's clock, key and credentials, which the service itself can't be given.
import { testApp } from "../unit/test-app.ts";

declare const Deno: {
  readonly serve: (
    options: { readonly port: number; readonly hostname: string; readonly onListen: (at: { port: number }) => void },
    handler: (request: Request) => Response | Promise<Response>,
  ) => unknown;
};

Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: ({ port }) => console.log(port) }, testApp().fetch);
