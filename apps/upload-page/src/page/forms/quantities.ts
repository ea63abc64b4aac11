const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
// Made once: making one takes longer than all else that draws a card.
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const coarse = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/**
 * A number of bytes as a person reads it.
 *
 * @example
 * ```ts
 * bytesInWords(10_485_760); // "10 MiB"
 * ```
 */
export function bytesInWords(bytes: number): string {
  if (bytes === 1) return "1 byte";
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const amount = bytes / 1024 ** power;
  return `${(amount < 10 ? fine : coarse).format(amount)} ${units[power]}`;
}

/** The sizes that a form takes, as a person reads them. */
export function sizesInWords({ least, greatest }: { readonly least: number; readonly greatest: number }): string {
  if (least > greatest) return "none at all";
  if (least === greatest) return `exactly ${bytesInWords(least)}`;
  return least === 0 ? `up to ${bytesInWords(greatest)}` : `${bytesInWords(least)} to ${bytesInWords(greatest)}`;
}

/**
 * A time as a clock shows it.
 *
 * @example
 * ```ts
 * clockTime(3_599_000); // "59:59"
 * ```
 */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (amount: number): string => String(amount).padStart(2, "0");
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** A time in words, to the greatest unit that it fills. */
export function durationInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [amount, unit] =
    seconds < 120
      ? [seconds, "second"]
      : seconds < 7200
        ? [Math.round(seconds / 60), "minute"]
        : seconds < 172_800
          ? [Math.round(seconds / 3600), "hour"]
          : [Math.round(seconds / 86_400), "day"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
