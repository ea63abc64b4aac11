import { refusalOfLongestKey } from "../upload-profiles/longest-key.ts";
import { type Problem, problem } from "./problem.ts";
import type { ConfigVariables } from "./variables.ts";

/** What is wrong although each variable by itself is right. */
export function contradictions(variables: ConfigVariables): readonly Problem[] {
  const problems: Problem[] = [];
  const production = variables.NODE_ENV === "production";
  if (production && !variables.S3_BUCKET) problems.push(problem("must be set in production", "S3_BUCKET"));
  if (variables.S3_BUCKET && !variables.AWS_REGION && !variables.AWS_ENDPOINT_URL_S3) {
    problems.push(problem("must be set unless AWS_ENDPOINT_URL_S3 is", "AWS_REGION", "AWS_ENDPOINT_URL_S3"));
  }
  if (variables.UPLOAD_EXPIRES_SECONDS > variables.UPLOAD_MAX_EXPIRES_SECONDS) {
    problems.push(
      problem("must be at most UPLOAD_MAX_EXPIRES_SECONDS", "UPLOAD_EXPIRES_SECONDS", "UPLOAD_MAX_EXPIRES_SECONDS"),
    );
  }
  if (variables.WORKERS !== 1 && variables.PORT === 0) problems.push(problem("must be 1 with PORT=0", "WORKERS"));
  const keyRule = refusalOfLongestKey(`${variables.S3_KEY_PREFIX}{uuid}`);
  if (keyRule !== undefined) problems.push(problem(`must make good keys: each ${keyRule}`, "S3_KEY_PREFIX"));
  if (production && !variables.AUTH) problems.push(problem("must be set in production", "AUTH"));
  for (const name of neededFor[variables.AUTH ?? "none"]) {
    if (!variables[name]) problems.push(problem(`must be set with AUTH=${variables.AUTH}`, name));
  }
  return problems;
}

const neededFor = {
  none: [],
  tokens: ["AUTH_TOKENS"],
  jwt: ["AUTH_JWKS_URL", "AUTH_ISSUER", "AUTH_AUDIENCE"],
} as const;
