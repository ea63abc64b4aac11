import type { Setup } from "../setup.ts";
import { corsDocument } from "./cors.ts";
import type { Document } from "./document.ts";
import { iamDocument } from "./iam.ts";
import { lifecycleDocument } from "./lifecycle.ts";

const documents = { cors: corsDocument, iam: iamDocument, lifecycle: lifecycleDocument };

/** A document that can be pasted as it is. */
export type DocumentName = keyof typeof documents;

/** The names of all of them. */
export const documentNames: readonly string[] = Object.keys(documents);

/** Whether there is a document of that name. */
export const isDocumentName = (name: string): name is DocumentName => Object.hasOwn(documents, name);

/** Writes a document for a set-up. */
export const documentFor = (name: DocumentName, setup: Setup): Document => documents[name](setup);
