/** The images that docker/api.Dockerfile and docker/compose.yaml name as their defaults. */
export const releasedImages = {
  bun: "oven/bun:1.4.5",
  base: "gcr.io/distroless/cc-debian12:nonroot",
  haproxy: "haproxy:2.6",
} as const;
