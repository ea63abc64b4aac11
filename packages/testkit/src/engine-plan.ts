/** What is known about the machine when no container engine answers. */
export type MachineFacts = {
  readonly platform: NodeJS.Platform;
  readonly root: boolean;
  /** The value of `DOCKER_HOST`, if set. */
  readonly dockerHost: string | undefined;
  /** There is an engine's socket, but this user may not open it. */
  readonly socketDenied: boolean;
  readonly hasDaemon: boolean;
  readonly hasApt: boolean;
};

/** How to come by an engine, or why it can't be done here and what a person can do. */
export type EnginePlan =
  | { readonly kind: "start" }
  | { readonly kind: "install-and-start" }
  | { readonly kind: "impossible"; readonly problem: string; readonly cure: string };

/**
 * Decides how to come by a container engine: only root on Linux may start one, only apt can install one, and an engine that
 * somebody named in `DOCKER_HOST` is never replaced by another.
 *
 * @example
 * ```ts
 * planEngine({ platform: "linux", root: true, dockerHost: undefined, socketDenied: false, hasDaemon: false, hasApt: true });
 * // { kind: "install-and-start" }
 * ```
 */
export function planEngine(facts: MachineFacts): EnginePlan {
  const impossible = (problem: string, cure: string): EnginePlan => ({ kind: "impossible", problem, cure });

  if (facts.dockerHost !== undefined) {
    return impossible(
      `DOCKER_HOST is "${facts.dockerHost}" and no container engine answers there.`,
      "Start that engine, or unset DOCKER_HOST to use this machine's own.",
    );
  }
  if (facts.platform !== "linux") {
    return impossible(
      "The tests need a container engine and none answers.",
      "Install and start Docker Desktop, or Podman Desktop with its Docker socket on, then run again.",
    );
  }
  if (facts.socketDenied) {
    return impossible(
      "There is the socket of a container engine, /var/run/docker.sock, but this user may not use it.",
      'Join its group with "sudo usermod -aG docker $USER" and log in again, or run as root.',
    );
  }
  if (facts.root) {
    if (facts.hasDaemon) return { kind: "start" };
    if (facts.hasApt) return { kind: "install-and-start" };
    return impossible(
      "The tests need a container engine, and without apt-get none can be installed here.",
      "Install Docker Engine (or Podman, with DOCKER_HOST naming its socket) with this system's package manager and start it.",
    );
  }
  if (facts.hasDaemon) {
    return impossible(
      "Docker is installed but doesn't run, and only root can start it.",
      'Start it with "sudo systemctl start docker", or run as root.',
    );
  }
  return impossible(
    "The tests need a container engine, none answers, and only root can install one.",
    [
      'Install one: "sudo apt-get install docker.io" on Debian or Ubuntu, Docker Engine elsewhere,',
      "or rootless Podman with DOCKER_HOST naming its socket. As root on Debian or Ubuntu this is done for you.",
    ].join("\n"),
  );
}
