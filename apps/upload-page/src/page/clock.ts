import { type ReadonlySignal, signal } from "@preact/signals";

const time = signal(Date.now());
setInterval(() => {
  time.value = Date.now();
}, 1000);

/** The time, in milliseconds, to the second: whoever reads it is drawn again when it moves on. */
export const clock: ReadonlySignal<number> = time;
