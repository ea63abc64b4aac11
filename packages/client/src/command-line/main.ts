#!/usr/bin/env node
import process from "node:process";
import { readArguments, usage } from "./arguments.ts";
import { asJson, inWords } from "./report.ts";
import { uploadPaths } from "./upload-paths.ts";

const controller = new AbortController();
// Once it ends the uploads, twice the process: a signal that is listened to does nothing else.
process.once("SIGINT", () => controller.abort());

function asked(): ReturnType<typeof readArguments> | undefined {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return undefined;
  }
}

const wanted = asked();
if (wanted === undefined) {
  process.exitCode = 2;
} else if (wanted === "help") {
  console.log(usage);
} else {
  const outcomes = await uploadPaths(wanted, wanted.json ? undefined : process.stderr, controller.signal);
  for (const outcome of outcomes) {
    const isThere = "result" in outcome;
    if (wanted.json) console.log(asJson(outcome));
    else if (isThere) console.log(inWords(outcome));
    else console.error(inWords(outcome));
    if (!isThere) process.exitCode = 1;
  }
}
