/** What npm sends of a version that it publishes. */
export interface Publication {
  readonly name: string;
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Tarballs in base64, by their file names. */
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

/** A registry on this machine, which gives what it was sent as it was sent. */
export interface StubRegistry extends AsyncDisposable {
  /** The settings by which npm and Bun know it as the one of our packages; all others come from where they always do. */
  readonly npmrc: string;
  /** What it was sent, in its order. */
  readonly publications: readonly Publication[];
}

/**
 * Starts an empty one.
 *
 * @see https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md
 */
export function startStubRegistry(): StubRegistry {
  const publications: Publication[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch(request) {
      if (request.method === "PUT") {
        publications.push((await request.json()) as Publication);
        return Response.json({}, { status: 201 });
      }
      const [name, file] = decodeURIComponent(new URL(request.url).pathname).slice(1).split("/-/");
      const publication = publications.find((each) => each.name === name);
      if (publication === undefined) return Response.json({}, { status: 404 });
      const { _attachments, ...metadata } = publication;
      if (file === undefined) return Response.json(metadata);
      return new Response(Buffer.from(_attachments[file]?.data ?? "", "base64"));
    },
  });
  const npmrc = `@signed-s3:registry=${server.url.href}\n//${server.url.host}/:_authToken=any\n`;
  return { npmrc, publications, [Symbol.asyncDispose]: () => server.stop(true) };
}
