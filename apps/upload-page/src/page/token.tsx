import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

// In memory and nowhere else: it is gone when the page is.
const token = signal("");
const isWanted = signal(document.querySelector('meta[name="wants-token"]')?.getAttribute("content") === "yes");
const refused = signal("");

/** The headers by which the service knows who asks. */
export const authorization = (): Readonly<Record<string, string>> =>
  token.value === "" ? {} : { authorization: `Bearer ${token.value}` };

/** Shows the field for a token, and why the one in it was not taken. */
export function wantToken(why: string): void {
  isWanted.value = true;
  refused.value = why;
}

/** Where the token is entered, on services that want one. */
export function TokenField(): JSX.Element | null {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused.value !== "") input.current?.focus();
  }, [refused.value]);
  if (!isWanted.value) return null;
  return (
    <section class="panel token" aria-labelledby="token-title">
      <h2 id="token-title">
        <label for="token">Access token</label>
      </h2>
      <input
        ref={input}
        id="token"
        type="password"
        autocomplete="off"
        spellcheck={false}
        value={token.value}
        aria-describedby="token-help token-problem"
        aria-invalid={refused.value !== ""}
        onInput={({ currentTarget }) => {
          token.value = currentTarget.value.trim();
          refused.value = "";
        }}
      />
      <p id="token-help" class="help">
        This service signs for callers that it knows. The token is sent to the service alone, and kept until the page is
        closed.
      </p>
      <p id="token-problem" class="field-problem" hidden={refused.value === ""}>
        {refused.value}
      </p>
    </section>
  );
}
