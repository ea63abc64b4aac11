/** A running checksum. */
export interface RunningChecksum {
  update(bytes: Uint8Array): void;
  /** The checksum as base64 of its bytes, the highest first. The last call. */
  base64(): string;
}

/** The checks that S3 knows: width in bits, and the polynomial with its bits reversed, as high and low half. */
const checks = {
  crc32: { width: 32, high: 0, low: 0xedb88320 },
  crc32c: { width: 32, high: 0, low: 0x82f63b78 },
  crc64nvme: { width: 64, high: 0x9a6c9329, low: 0xac4bc9b5 },
} as const;

/**
 * Computes a cyclic redundancy check, byte by byte with a table of 256 remainders. A number has not the bits for 64, so high
 * and low half go side by side; of a check of 32 bits the high half stays 0.
 *
 * @param name The check.
 * @returns The running check.
 * @see https://reveng.sourceforge.io/crc-catalogue/all.htm
 * @example
 * ```ts
 * const check = cyclicRedundancyCheck("crc32c");
 * check.update(new TextEncoder().encode("123456789"));
 * check.base64(); // "4waSgw=="
 * ```
 */
export function cyclicRedundancyCheck(name: keyof typeof checks): RunningChecksum {
  const { width, high: polynomialHigh, low: polynomialLow } = checks[name];
  const [tableHigh, tableLow] = remainders(polynomialHigh, polynomialLow);
  const ones = width === 64 ? -1 : 0;
  let [high, low] = [ones, -1];
  return {
    update(bytes) {
      // Locals, and no iterator: all that is left out of this loop makes it ten times as fast.
      let [nextHigh, nextLow] = [high, low];
      for (let place = 0; place < bytes.length; place++) {
        const index = (nextLow ^ (bytes[place] as number)) & 0xff;
        nextLow = ((nextLow >>> 8) | (nextHigh << 24)) ^ (tableLow[index] as number);
        nextHigh = (nextHigh >>> 8) ^ (tableHigh[index] as number);
      }
      [high, low] = [nextHigh, nextLow];
    },
    base64() {
      const bytes = new DataView(new ArrayBuffer(8));
      bytes.setInt32(0, high ^ ones);
      bytes.setInt32(4, low ^ -1);
      return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer, 8 - width / 8)));
    },
  };
}

function remainders(polynomialHigh: number, polynomialLow: number): readonly [high: Int32Array, low: Int32Array] {
  const [highs, lows] = [new Int32Array(256), new Int32Array(256)];
  for (let byte = 0; byte < 256; byte++) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd) [high, low] = [high ^ polynomialHigh, low ^ polynomialLow];
    }
    [highs[byte], lows[byte]] = [high, low];
  }
  return [highs, lows];
}
