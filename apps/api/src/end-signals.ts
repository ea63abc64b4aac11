const signals = ["SIGTERM", "SIGINT"] as const;
type OnSignal = (signal: NodeJS.Signals) => void;

let current: OnSignal | undefined;

/**
 * Says what is done when the process is told to end; it takes the place of what was to be done before. The first process of a
 * container is ended by no signal that it does nothing about: so something is to be done from the start on.
 */
export function onEndSignal(onSignal: OnSignal): void {
  for (const signal of signals) {
    if (current) process.off(signal, current);
    process.on(signal, onSignal);
  }
  current = onSignal;
}
