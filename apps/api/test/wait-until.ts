/** Looks every 20 ms until something is so, and complains when it isn't after some seconds. */
export async function waitUntil(what: string, isSo: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain: ${what}`);
    await Bun.sleep(20);
  }
}
