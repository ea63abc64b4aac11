import type { JSX } from "preact";

/** Takes a line away. */
export function RemoveButton({
  what,
  onRemove,
}: {
  readonly what: string;
  readonly onRemove: () => void;
}): JSX.Element {
  return (
    <button type="button" class="quiet remove" aria-label={`Remove ${what}`} onClick={onRemove}>
      <span aria-hidden="true">{"\u00d7"}</span>
    </button>
  );
}
