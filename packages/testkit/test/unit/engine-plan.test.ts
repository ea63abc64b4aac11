import { describe, expect, test } from "bun:test";
import { type MachineFacts, planEngine } from "../../src/engine-plan.ts";

const freshDebianAsRoot: MachineFacts = {
  platform: "linux",
  root: true,
  dockerHost: undefined,
  socketDenied: false,
  hasDaemon: false,
  hasApt: true,
};

/** The cure of a machine that differs from a fresh Debian in these facts. */
function cureFor(facts: Partial<MachineFacts>): string {
  const plan = planEngine({ ...freshDebianAsRoot, ...facts });
  return plan.kind === "impossible" ? plan.cure : `none needed: ${plan.kind}`;
}

describe("planEngine()", () => {
  test("installs Debian's engine as root where apt is", () => {
    expect(planEngine(freshDebianAsRoot)).toEqual({ kind: "install-and-start" });
  });

  test("starts the daemon as root where it is installed", () => {
    expect(planEngine({ ...freshDebianAsRoot, hasDaemon: true })).toEqual({ kind: "start" });
    expect(planEngine({ ...freshDebianAsRoot, hasDaemon: true, hasApt: false })).toEqual({ kind: "start" });
  });

  test("never replaces an engine that DOCKER_HOST names", () => {
    const plan = planEngine({ ...freshDebianAsRoot, dockerHost: "tcp://10.0.0.7:2375" });
    expect(plan).toMatchObject({ kind: "impossible", problem: expect.stringContaining("tcp://10.0.0.7:2375") });
    expect(cureFor({ dockerHost: "tcp://10.0.0.7:2375" })).toContain("unset DOCKER_HOST");
  });

  test("names Docker Desktop and Podman Desktop on macOS and Windows", () => {
    for (const platform of ["darwin", "win32"] as const) {
      expect(cureFor({ platform, root: false, hasApt: false })).toMatch(/Docker Desktop.*Podman Desktop/);
    }
  });

  test("names the docker group when the socket is denied", () => {
    expect(cureFor({ root: false, socketDenied: true, hasDaemon: true })).toContain("usermod -aG docker");
  });

  test("says how to start a daemon that another user than root can't start", () => {
    expect(cureFor({ root: false, hasDaemon: true })).toContain("systemctl start docker");
  });

  test("says what to install when the user isn't root", () => {
    expect(cureFor({ root: false })).toMatch(/apt-get install docker\.io.*Podman/s);
  });

  test("says what to install where there is no apt", () => {
    expect(cureFor({ hasApt: false })).toContain("Install Docker Engine");
  });
});
