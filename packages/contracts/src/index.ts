/**
 * The wire format of the Signed S3 Resource API as TypeBox schemas with their static types. Schemas and types share a name.
 *
 * @module
 */
export { AcceptedAnswer } from "./accepted.ts";
export { CommandName } from "./command-name.ts";
export { CompanionParams, CompanionParamsQuery } from "./companion-params.ts";
export { CreateSignedS3FormDataRequest, SignedFormRequest } from "./create-signed-s3-form-data.ts";
export { type ErrorCode, ErrorCodeSchema, errorCodes } from "./error-code.ts";
export { ExplainS3UploadRequest, Explanation, Finding, UploadToExplain } from "./explain-s3-upload.ts";
export { type FindingCode, findingCodes } from "./finding-code.ts";
export { FormFields, SignedForm } from "./form-fields.ts";
export { NotAcceptedAnswer, RequestError } from "./not-accepted.ts";
export { PolicyCondition, PolicyDocument } from "./policy-document.ts";
export { RequestEnvelope } from "./request-envelope.ts";
export { Uuid } from "./uuid.ts";
