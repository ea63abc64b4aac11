/**
 * One example of each message, the first documented exchange of the API among them. The tests hold each against its schema.
 *
 * @module
 */
export { acceptedExample } from "./accepted.ts";
export { companionParamsExample } from "./companion-params.ts";
export { explainedExample, explainRequestExample } from "./explain.ts";
export { notAcceptedExample } from "./not-accepted.ts";
export { policyDocumentExample } from "./policy-document.ts";
export { constrainedRequestExample, requestExample } from "./request.ts";
