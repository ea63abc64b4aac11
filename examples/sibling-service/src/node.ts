import { env } from "node:process";
import { serve } from "@hono/node-server";
import app from "./main.ts";

const address = { hostname: env["HOST"] ?? "0.0.0.0", port: Number(env["PORT"] ?? 8000) };
serve({ fetch: app.fetch, ...address }, ({ port }) => console.log(`Listening on port ${port}`));
