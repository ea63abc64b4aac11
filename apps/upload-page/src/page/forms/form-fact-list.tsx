import type { ComponentChildren, JSX } from "preact";
import { clock } from "../clock.ts";
import type { FormFacts, TypeRule } from "./form-facts.ts";
import { clockTime, durationInWords, sizesInWords } from "./quantities.ts";

/** What a form allows: where to, which files, and for how long. */
export function FormFactList({
  facts: { bucket, key, sizes, types, others },
  expiresAt,
}: {
  readonly facts: FormFacts;
  /** By this machine's clock; undefined: the policy does not say. */
  readonly expiresAt: number | undefined;
}): JSX.Element {
  return (
    <dl class="facts">
      <Fact name="Bucket">{bucket ?? "not named"}</Fact>
      <Fact name="Key">
        <span class="mono">{key ?? "not named"}</span>
      </Fact>
      <Fact name="Size">{sizesInWords(sizes)}</Fact>
      <Fact name="Type">{types.length === 0 ? "any" : types.map(typeInWords).join(" and ")}</Fact>
      {others.map(([name, value]) => (
        <Fact key={name} name={name}>
          <span class="mono">{value}</span>
        </Fact>
      ))}
      {expiresAt === undefined ? null : (
        <Fact name="Expires">
          <Countdown until={expiresAt} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How long something is good for, second by second. It is no live region: nobody wants each second read out. */
function Countdown({ until }: { readonly until: number }): JSX.Element {
  const left = until - clock.value;
  const at = new Date(until);
  return (
    <time class={left > 0 ? "countdown" : "countdown over"} dateTime={at.toISOString()} title={at.toLocaleString()}>
      {left > 0 ? `in ${clockTime(left)}` : `${durationInWords(-left)} ago`}
    </time>
  );
}

const typeInWords = ({ text, exact }: TypeRule): string => {
  if (exact) return text;
  return text === "" ? "any" : text.endsWith("/") ? `${text}*` : `${text}\u2026`;
};
