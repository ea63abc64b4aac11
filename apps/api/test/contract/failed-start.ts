import { describe, expect, it } from "bun:test";
import { runService, type ServiceRuntime } from "../service.ts";

/** Describes what is told of a service that can't be started, whatever it runs on. */
export function describeFailedStart(runtime: ServiceRuntime): void {
  describe(`the service on ${runtime.name} that can't be started`, () => {
    it("ends with code 78 and names every bad variable, and none of their values", async () => {
      const variables = {
        HOST: "[sesame]",
        PORT: "sesame",
        S3_BUCKET: "Sesame",
        S3_FORCE_PATH_STYLE: "sesame",
        UPLOAD_EXPIRES_SECONDS: "0",
        UPLOAD_PROFILES_FILE: "/sesame.json",
        AUTH_TOKENS_FILE: "/sesame",
      };
      const { code, output } = await runService(variables, [], runtime);
      expect(code).toBe(78);
      for (const name of Object.keys(variables)) expect(output).toContain(`${name} must be`);
      expect(output).not.toMatch(/sesame/i);
      expect(output).not.toContain(".ts:");
    });

    it("ends with code 78 in production without a bucket", async () => {
      const { code, output } = await runService({ NODE_ENV: "production" }, [], runtime);
      expect(code).toBe(78);
      expect(output).toContain("S3_BUCKET must be set in production");
    });

    it("ends with code 1 and a sentence where its port is in use", async () => {
      const other = Bun.serve({ port: 0, fetch: () => new Response() });
      const PORT = String(other.port);
      const { code, output } = await runService({ ...startable, HOST: "0.0.0.0", PORT }, [], runtime);
      await other.stop(true);
      expect(code).toBe(1);
      expect(output).toContain(`Port ${PORT} is in use`);
      expect(output).not.toContain(".ts:");
    });

    it("ends with code 1 and a sentence where its address is another machine's", async () => {
      const { code, output } = await runService({ ...startable, HOST: "203.0.113.9" }, [], runtime);
      expect(code).toBe(1);
      expect(output).toContain("HOST is no address of this machine");
      expect(output).not.toContain(".ts:");
    });
  });
}

const startable = {
  S3_BUCKET: "photos",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "accessKey1",
  AWS_SECRET_ACCESS_KEY: "verySecretKey1",
};
