const barWidth = 24;

/** Where the bar is drawn: `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that says how far all files together are. */
export interface ProgressBar {
  /** How far one file is. */
  update(index: number, sent: number): void;
  /** Takes the bar away. */
  clear(): void;
}

/**
 * Draws a bar on a terminal; where there is none, nothing is written.
 *
 * @param screen Where to.
 * @param sizes The files' sizes in bytes.
 * @example
 * ```ts
 * const bar = progressBar(process.stderr, [1000]);
 * bar.update(0, 500); // [############            ]  50 %  500 B of 1000 B
 * ```
 */
export function progressBar(screen: Screen, sizes: readonly number[]): ProgressBar {
  const isTerminal = screen.isTTY === true;
  const sent = sizes.map(() => 0);
  const size = sum(sizes);
  const clear = (): void => {
    if (isTerminal) screen.write("\r\x1b[K");
  };
  const draw = (): void => {
    if (!isTerminal) return;
    const part = size === 0 ? 1 : sum(sent) / size;
    const bar = "#".repeat(Math.floor(part * barWidth)).padEnd(barWidth);
    const text = `[${bar}] ${String(Math.floor(part * 100)).padStart(3)} %  ${inUnits(sum(sent))} of ${inUnits(size)}`;
    screen.write(`\r\x1b[K${text.slice(0, (screen.columns || 80) - 1)}`);
  };
  return {
    update(index, bytes) {
      sent[index] = bytes;
      draw();
    },
    clear,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function inUnits(bytes: number): string {
  const step = Math.min(4, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return step === 0 ? `${bytes} B` : `${(bytes / 1024 ** step).toFixed(1)} ${["B", "KiB", "MiB", "GiB", "TiB"][step]}`;
}
