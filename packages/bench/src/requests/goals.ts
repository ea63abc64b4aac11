/** What a figure should be. */
export interface Goal {
  readonly kind: "at least" | "at most";
  readonly value: number;
}

/** Whether a figure is what it should be. */
export const isMet = ({ kind, value }: Goal, figure: number): boolean =>
  kind === "at least" ? figure >= value : figure <= value;

/** A goal in a table's cell, such as `≥ 0.80`. */
export const goalText = ({ kind, value }: Goal): string => `${kind === "at least" ? "≥" : "≤"} ${value}`;

/**
 * A figure in a table's cell: two digits behind the point, and more where it would else seem to be on the other side of its
 * goal.
 */
export function figureText(figure: number, goal: Goal): string {
  const texts = [2, 3, 4, 5].map((digits) => figure.toFixed(digits));
  return texts.find((text) => isMet(goal, Number(text)) === isMet(goal, figure)) ?? String(figure);
}

/** A goal for what should be much. */
export const atLeast = (value: number): Goal => ({ kind: "at least", value });
/** A goal for what should be little. */
export const atMost = (value: number): Goal => ({ kind: "at most", value });

/** Of each peer's CPU time by request, as a multiple of the service's. */
export const ratioGoals: Readonly<Record<string, Goal>> = {
  "bun-hand-written": atLeast(0.8),
  "go-hand-written": atLeast(1.05),
  "go-minio": atLeast(2),
  "elysia-aws-sdk": atLeast(3.5),
  "fastify-aws-sdk": atLeast(7),
  "fastapi-boto3": atLeast(15),
  "uppy-companion": atLeast(25),
  "service-tokens": atMost(1.05),
  "service-jwt": atMost(1.1),
  "service-params": atMost(1.2),
};
