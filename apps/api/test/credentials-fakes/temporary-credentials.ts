/** Credentials as the sources of this folder give them: all four parts. */
export interface TemporaryCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** What a source is to answer: credentials, or a whole answer of the test's own. */
export type Give = () => TemporaryCredentials | Response | Promise<TemporaryCredentials | Response>;

/** Makes credentials that no store knows, with secrets that can be told from any other text. */
export function temporaryCredentials(accessKeyId: string, lifeSeconds: number): TemporaryCredentials {
  return {
    accessKeyId,
    secretAccessKey: `secretOf${accessKeyId}`,
    sessionToken: `tokenOf${accessKeyId}//+=`,
    expiration: new Date(Date.now() + lifeSeconds * 1000),
  };
}
