import { type Goal, isMet } from "../requests/goals.ts";

/** One figure with what it should be. */
export interface Check {
  readonly what: string;
  readonly figure: number;
  /** Behind the figure, such as `ms`; none: a ratio. */
  readonly unit: string;
  readonly goal: Goal;
  readonly met: boolean;
}

/** Holds a figure against its goal. */
export const check = (what: string, figure: number, unit: string, goal: Goal): Check => ({
  what,
  figure,
  unit,
  goal,
  met: isMet(goal, figure),
});
