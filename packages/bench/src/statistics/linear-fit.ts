/** A straight line through points. */
export interface LinearFit {
  readonly slope: number;
  readonly intercept: number;
  /** The share of the variance that the line explains: 1 is a perfect line. */
  readonly r2: number;
}

/**
 * The line with the least squares of vertical distances.
 *
 * @param points Pairs of x and y.
 * @throws {RangeError} All x are the same: no line fits.
 */
export function linearFit(points: readonly (readonly [x: number, y: number])[]): LinearFit {
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const spreadX = sum(points.map(([x]) => (x - meanX) ** 2));
  if (!(spreadX > 0)) throw new RangeError("A line needs points at two places.");
  const slope = sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spreadX;
  const intercept = meanY - slope * meanX;
  const residual = sum(points.map(([x, y]) => (y - (intercept + slope * x)) ** 2));
  const total = sum(points.map(([, y]) => (y - meanY) ** 2));
  return { slope, intercept, r2: total === 0 ? 1 : 1 - residual / total };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
