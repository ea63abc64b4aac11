import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";
import { isWellFormed, textElements } from "./xml.ts";

const mostTags = 10;

/**
 * Checks the tags: an XML document in the field `tagging`, with at most ten keys and each of them once.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
 */
export const checkTagging: Check = ({ form }) => {
  const sent = form.get("tagging")?.value;
  if (sent === undefined) return [];
  if (!isWellFormed(sent)) {
    const remedy = `Send the field tagging as XML, such as ${example}.`;
    return [finding("invalid_field", remedy, { sent, expected: example })];
  }
  const keys = textElements(sent).flatMap(([name, text]) => (name === "Key" ? [text] : []));
  const remedy = `Send at most ${mostTags} tags in the field tagging, and each key once.`;
  if (keys.length > mostTags) return [finding("invalid_field", remedy, { sent: `${keys.length} tags` })];
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  return repeated === undefined ? [] : [finding("invalid_field", remedy, { sent: `${repeated} more than once` })];
};

const example = "<Tagging><TagSet><Tag><Key>state</Key><Value>new</Value></Tag></TagSet></Tagging>";
