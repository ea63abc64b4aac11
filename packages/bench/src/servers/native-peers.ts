import { join } from "node:path";
import { makePythonEnvironment, runProgram } from "@signed-s3/testkit";
import { peerExchange } from "../verification/create-signed-url.ts";
import { builtFolder } from "./build/built-folder.ts";
import type { Peer } from "./peer.ts";
import { peerFolder } from "./repository.ts";

const inGo = (name: string, title: string): Peer => ({
  name,
  title,
  exchange: peerExchange,
  async prepare(progress) {
    const cure = "Put Go 1.26 or newer on the PATH and let it reach a Go module proxy, then run again.";
    const folder = await builtFolder(peerFolder(name), `compiling ${name}`, progress, (copy) =>
      runProgram("go", ["-C", copy, "build", "-o", "server", "."], { env: { CGO_ENABLED: "0" }, cure }),
    );
    return { command: [join(folder, "server")] };
  },
});

const rust: Peer = {
  name: "rust-axum",
  title: "Rust axum, hand-written",
  exchange: peerExchange,
  async prepare(progress) {
    const cure = "Put Rust 1.88 or newer (cargo) on the PATH and let it reach its registry, then run again.";
    const folder = await builtFolder(peerFolder("rust-axum"), "compiling rust-axum", progress, (copy) =>
      runProgram("cargo", ["build", "--release", "--quiet", "--manifest-path", join(copy, "Cargo.toml")], {
        env: { CARGO_TARGET_DIR: join(copy, "target") },
        cure,
      }),
    );
    return { command: [join(folder, "target/release/rust-axum")] };
  },
};

const fastapi: Peer = {
  name: "fastapi-boto3",
  title: "FastAPI + boto3, uvicorn",
  exchange: peerExchange,
  async prepare(progress) {
    const cure = "See that Python's package index can be reached, then run again.";
    const source = peerFolder("fastapi-boto3");
    const folder = await builtFolder(source, "installing fastapi-boto3", progress, async (copy) => {
      const environment = join(copy, "environment");
      await makePythonEnvironment(environment);
      const install = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        join(copy, "requirements.txt"),
      ];
      await runProgram(join(environment, "bin/pip"), install, { cure });
    });
    return { command: [join(folder, "environment/bin/python"), join(folder, "server.py")] };
  },
};

/** Peers in other languages. */
export const nativePeers: readonly Peer[] = [
  fastapi,
  inGo("go-minio", "Go net/http + minio-go"),
  inGo("go-hand-written", "Go net/http, hand-written"),
  rust,
];
