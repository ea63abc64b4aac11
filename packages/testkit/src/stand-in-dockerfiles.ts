/** What is built where an image can't be pulled: a Dockerfile, by the image that it stands on, and files of this machine. */
export type StandInRecipe = {
  readonly dockerfile: (debian: string) => string;
  /** By the names that the Dockerfile knows them by. */
  readonly files?: Readonly<Record<string, string>>;
};

/** This very Bun, which came as a package of npm. */
export const BUN: StandInRecipe = {
  dockerfile: (debian) => `FROM ${debian}
COPY bun /usr/local/bin/bun
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
`,
  files: { bun: process.execPath },
};

/** A C library, certificates, a user without rights, and no shell. */
export const BASE: StandInRecipe = {
  dockerfile: (debian) => `FROM ${debian} AS packages
WORKDIR /packages
RUN apt-get update && apt-get download libc6 libgcc-s1 libstdc++6 \\
  && for package in *.deb; do dpkg-deb --extract "$package" /base; done \\
  && mkdir -p /base/tmp /base/etc/ssl/certs && chmod 1777 /base/tmp \\
  && cp /etc/ssl/certs/ca-certificates.crt /base/etc/ssl/certs/ && rm -rf /base/usr/share/doc \\
  && echo 'nonroot:x:65532:65532::/:/sbin/nologin' > /base/etc/passwd && echo 'nonroot:x:65532:' > /base/etc/group
FROM scratch
COPY --from=packages /base /
USER 65532:65532
`,
};

/** Debian's HAProxy, with the user that the released image has. */
export const HAPROXY: StandInRecipe = {
  dockerfile: (debian) => `FROM ${debian}
RUN apt-get update && apt-get install --yes --no-install-recommends haproxy && rm -rf /var/lib/apt/lists/*
USER haproxy
`,
};
