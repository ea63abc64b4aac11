import { SignedFormRequest } from "@signed-s3/contracts";
import type { TSchema } from "@sinclair/typebox";
import { type Widget, widgetOf } from "./widget.ts";

/** One thing that can be asked of a form, as the contract has it. */
export interface Member {
  /** Its name on the wire. */
  readonly name: string;
  readonly label: string;
  /** What it does, in words. */
  readonly help: string;
  readonly widget: Widget;
}

/**
 * The members of a schema, each with the way to ask for it.
 *
 * @param properties The schemas by the members' names.
 */
export function membersOf(properties: Readonly<Record<string, TSchema>>): readonly Member[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    label: schema.title ?? wordsOf(name),
    help: schema.description ?? "",
    widget: widgetOf(schema),
  }));
}

// A page's script can't tell a redirect after the upload from a failure: that member is for forms in HTML.
const { success_action_redirect: _, ...askedFor } = SignedFormRequest.properties;

/** What a person can ask of a form on this page. */
export const members: readonly Member[] = membersOf(askedFor);

/** `content_type` as a person writes it. */
function wordsOf(name: string): string {
  const words = name.replaceAll("_", " ").replace(/\bsha(\d+)\b/, "SHA-$1");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
