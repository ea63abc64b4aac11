import type { Check } from "../check.ts";
import { anyPage } from "../context.ts";
import { bad, notChecked, ok, warn } from "../result.ts";
import { ask } from "../s3-reply.ts";

/** The checks of the bucket's CORS: one for each page that uploads, and one of what pages learn of a refusal. */
export function corsChecks(origins: readonly string[]): readonly Check[] {
  const [first, ...others] = origins.map(preflight);
  return first ? [first, ...others, refusals(first.name)] : [unknownPages];
}

const unknownPages: Check = {
  name: "CORS",
  needs: [],
  run: async () =>
    warn("not checked: it is not known which pages upload", {
      cure: "set CORS_ORIGINS, or name a page: doctor --origin https://app.example",
    }),
};

const preflight = (origin: string): Check => ({
  name: `CORS ${origin}`,
  needs: ["POST", "region"],
  async run({ setup, formUrl, forged }) {
    // AWS answers every preflight for a bucket that is not there as if its CORS were wrong.
    if ((await forged()).code === "NoSuchBucket") return notChecked("bucket");
    const page = origin === "*" ? anyPage : origin;
    const { headers } = await ask(await formUrl(), {
      method: "OPTIONS",
      headers: { origin: page, "access-control-request-method": "POST" },
    });
    const pages = headers.get("access-control-allow-origin");
    const methods = (headers.get("access-control-allow-methods") ?? "").split(/\s*,\s*/);
    const isLetIn = (pages === "*" || pages === page) && (methods.includes("POST") || methods.includes("*"));
    if (isLetIn) return ok(`${origin === "*" ? "every page" : "the page"} may post`);
    const subject = origin === "*" ? "not every page may" : "the page may not";
    const minio = origin === "*" ? "*" : setup.origins.join(",");
    return bad(`${subject} post: browsers will show a network error`, {
      cure: `give the bucket the CORS below (a MinIO server takes it from MINIO_API_CORS_ALLOW_ORIGIN=${minio})`,
      document: "cors",
    });
  },
});

const refusals = (preflightName: string): Check => ({
  name: "CORS of refusals",
  needs: ["POST", preflightName],
  async run({ forged }) {
    if ((await forged()).headers.has("access-control-allow-origin")) return ok("pages learn why S3 refuses a form");
    return warn("refusals have no CORS headers: browsers will show a network error instead of the reason", {
      cure: "let the store, or the proxy before it, send CORS headers with errors too",
    });
  },
});
