/** What the service and S3 answer are some hundred bytes; of what is longer no more is read. */
export const longestAnswer: number = 1024 ** 2;

/**
 * The text of an answer's body, or its beginning where it is far too long: whatever sits in between may send without end.
 *
 * @param answer The answer, whose body nobody has read.
 * @throws What the connection ends with.
 * @example
 * ```ts
 * await textOfAnswer(new Response("hello")); // "hello"
 * ```
 */
export async function textOfAnswer({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (reader && text.length < longestAnswer) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  // Whether it can be cancelled changes nothing.
  reader?.cancel().catch(() => {});
  return text;
}
