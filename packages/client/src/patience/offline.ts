// Only browsers tell. What they call online may still reach nobody; what they call offline reaches at most this machine.
declare const navigator: { readonly onLine?: boolean } | undefined;
declare function addEventListener(type: "online", listener: () => void): void;
declare function removeEventListener(type: "online", listener: () => void): void;

/**
 * Tells whether this machine has no network, as far as is known.
 *
 * @see https://html.spec.whatwg.org/multipage/system-state.html#dom-navigator-online-dev
 * @example
 * ```ts
 * isOffline(); // false
 * ```
 */
export function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

/**
 * Runs something when a machine that is offline has its network again.
 *
 * @param run What is run, at most once.
 * @returns Ends the watch.
 */
export function onceOnline(run: () => void): () => void {
  if (!isOffline()) return () => {};
  const stop = (): void => removeEventListener("online", listener);
  const listener = (): void => {
    stop();
    run();
  };
  addEventListener("online", listener);
  return stop;
}
