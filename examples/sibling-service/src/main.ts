import { env } from "node:process";
import type { Hono } from "hono";
import { z } from "zod";
import { createApp } from "./app.ts";

const text = z.string();
const { AWS_REGION: region, ...variables } = z
  .object({ AVATAR_BUCKET: text, AVATAR_BUCKET_URL: z.url(), AWS_REGION: text })
  .extend({ AWS_ACCESS_KEY_ID: text, AWS_SECRET_ACCESS_KEY: text, AWS_SESSION_TOKEN: text.optional() })
  .parse(env);
const { AVATAR_BUCKET: bucket, AVATAR_BUCKET_URL: url, AWS_SESSION_TOKEN: sessionToken } = variables;
const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };

/** What `deno serve` serves, and `node.ts`. */
const app: Hono = createApp({ bucket, region, url }, credentials);
export default app;
