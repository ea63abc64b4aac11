/** The folders of the packages that are published, those first that others depend on. */
export const publishedPackages = ["contracts", "core", "client", "local-s3"] as const;

/** One of them. */
export type PublishedPackage = (typeof publishedPackages)[number];
