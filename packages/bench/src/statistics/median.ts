/**
 * The middle of some numbers; of an even count, half-way between the two in the middle.
 *
 * @throws {RangeError} There are none.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * What a share of some numbers does not exceed, interpolated between neighbours.
 *
 * @param values The numbers, in any order.
 * @param share From 0 to 1.
 * @throws {RangeError} There are none.
 */
export function quantile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((one, other) => one - other);
  const position = (ordered.length - 1) * share;
  const below = ordered[Math.floor(position)];
  const above = ordered[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError("There is no median of nothing.");
  return below + (above - below) * (position - Math.floor(position));
}
