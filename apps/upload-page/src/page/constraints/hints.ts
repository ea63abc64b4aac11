import { bytesInWords, durationInWords } from "../forms/quantities.ts";

/** How large numbers of a member are read by a person, by the member's name. */
export const hints: ReadonlyMap<string, (value: number) => string> = new Map([
  ["content_length_range", bytesInWords],
  ["expires_in", (seconds) => durationInWords(seconds * 1000)],
]);
