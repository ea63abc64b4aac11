/** What no text for others to read may hold, whatever the secrets of the moment are. */
const shapes: Readonly<Record<string, RegExp>> = {
  "something like a signature": /(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])/,
  "something like a policy or a JSON Web Token": /eyJ[\w+/=-]{16,}/,
  "an Authorization header": /\b(Bearer|Basic) +[\w+/=.-]{8,}/i,
};

/**
 * Finds secrets in a text.
 *
 * @returns What was found, in words that tell no secret.
 */
export function leaksIn(text: string, secrets: Iterable<string>): readonly string[] {
  const leaks = Object.entries(shapes)
    .filter(([, shape]) => shape.test(text))
    .map(([what]) => what);
  for (const secret of secrets) {
    const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), btoa(secret)];
    if (forms.some((form) => text.includes(form))) leaks.push(`the secret that begins with ${secret.slice(0, 3)}`);
  }
  return leaks;
}
