import { signal } from "@preact/signals";
import type { JSX } from "preact";

const text = signal("");

/** Tells something to those who listen to the page rather than see it. */
export function announce(sentence: string): void {
  // The same text again is no change, and would not be read out.
  text.value = sentence === text.value ? `${sentence}\u00a0` : sentence;
}

/** Where it is told. */
export function Announcements(): JSX.Element {
  return (
    <p class="visually-hidden" role="status">
      {text.value}
    </p>
  );
}
