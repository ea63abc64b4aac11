import { answer } from "./answer.ts";

const { HOST = "", PORT } = process.env;

Bun.serve({ hostname: HOST, port: Number(PORT), fetch: answer });
