import { type Fault, fault } from "../../command/fault.ts";
import type { ConstraintOptions } from "../../post-policy/constraint-options.ts";
import { isAllowedContentType } from "../../post-policy/constraints/content-type.ts";
import type { ReadMembers } from "./read-members.ts";
import type { UploadLimits } from "./upload-limits.ts";

/** Puts the service's limits on what was asked for: each is on the form, and none is widened. */
export function applyLimits(asked: ReadMembers, limits: UploadLimits): ReadMembers {
  const { contentTypes, contentLengthRange } = limits;
  if (!contentTypes && !contentLengthRange && asked.options.successActionRedirect === undefined) return asked;
  const isReadable = (pointer: string) => !asked.faults.some(({ source }) => source === pointer);
  const limited = [
    isReadable("/data/content_type") ? limitContentType(asked.options, limits) : {},
    isReadable("/data/content_length_range") ? limitSize(asked.options, limits) : {},
    limitRedirect(asked.options, limits),
  ];
  return {
    options: Object.assign({}, asked.options, ...limited.filter((limit) => !("code" in limit))),
    faults: [...asked.faults, ...limited.filter((limit) => "code" in limit)],
  };
}

type Limited = ConstraintOptions | Fault;

function limitContentType({ contentType }: ConstraintOptions, { contentTypes }: UploadLimits): Limited {
  if (contentTypes === undefined) return {};
  // A policy knows no list of types, but one type or family it can carry unasked.
  const [only, ...others] = contentTypes;
  if (contentType === undefined && only !== undefined && others.length === 0) return { contentType: only };
  if (typeof contentType === "string" && isAllowedContentType(contentType, contentTypes)) return {};
  return fault(
    "content_type_not_allowed",
    `content_type must be one of ${contentTypes.join(", ")}.`,
    "/data/content_type",
  );
}

function limitSize({ contentLengthRange }: ConstraintOptions, limits: UploadLimits): Limited {
  if (limits.contentLengthRange === undefined) return {};
  const [least, greatest] = limits.contentLengthRange;
  if (contentLengthRange === undefined) return { contentLengthRange: limits.contentLengthRange };
  const [min, max] = contentLengthRange;
  if (min >= least && max <= greatest) return {};
  const detail = `content_length_range must lie within ${least} … ${greatest} bytes.`;
  return fault("content_length_range_not_allowed", detail, "/data/content_length_range");
}

function limitRedirect({ successActionRedirect }: ConstraintOptions, { redirectOrigins = [] }: UploadLimits): Limited {
  if (successActionRedirect === undefined || redirectOrigins.includes("*")) return {};
  if (redirectOrigins.includes(new URL(successActionRedirect).origin)) return {};
  const detail =
    redirectOrigins.length === 0
      ? "success_action_redirect is not allowed by this service."
      : `success_action_redirect must lead to one of ${redirectOrigins.join(", ")}.`;
  return fault("redirect_not_allowed", detail, "/data/success_action_redirect");
}
