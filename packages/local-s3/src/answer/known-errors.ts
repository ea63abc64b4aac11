/** The errors that S3 knows for any request, and for forms that can't be read: their status, and S3's own words. */
export const knownErrors = {
  AccessDenied: { status: 403, message: "Access Denied" },
  AccessForbidden: { status: 403, message: "CORSResponse: This CORS request is not allowed." },
  ExpiredToken: { status: 400, message: "The provided token has expired." },
  IncompleteBody: {
    status: 400,
    message: "You did not provide the number of bytes specified by the Content-Length HTTP header",
  },
  InternalError: { status: 500, message: "We encountered an internal error. Please try again." },
  InvalidArgument: { status: 400, message: "Invalid Argument" },
  InvalidRange: { status: 416, message: "The requested range is not satisfiable" },
  InvalidToken: { status: 400, message: "The provided token is malformed or otherwise invalid." },
  InvalidURI: { status: 400, message: "Couldn't parse the specified URI." },
  MalformedPOSTRequest: {
    status: 400,
    message: "The body of your POST request is not well-formed multipart/form-data.",
  },
  MaxPostPreDataLengthExceeded: {
    status: 400,
    message: "Your POST request fields preceeding the upload file was too large.",
  },
  MethodNotAllowed: { status: 405, message: "The specified method is not allowed against this resource." },
  NoSuchBucket: { status: 404, message: "The specified bucket does not exist" },
  NoSuchKey: { status: 404, message: "The specified key does not exist." },
  PreconditionFailed: { status: 412, message: "At least one of the pre-conditions you specified did not hold" },
} as const;

/** The code of a known error. */
export type KnownError = keyof typeof knownErrors;
