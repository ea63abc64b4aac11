# The service as one binary, on a base that has a C library and no shell. Build it from the root of the repository:
#   docker build --file docker/api.Dockerfile --tag signed-s3/api .
# It needs nothing of BuildKit, so that every engine can build it.

ARG BUN_IMAGE=oven/bun:1.4.5
# Debian 12's C library and root certificates; its user 65532 is nobody special.
ARG BASE_IMAGE=gcr.io/distroless/cc-debian12:nonroot

# Only what dependencies follow from: the layer with them stays until one of these files changes.
FROM ${BUN_IMAGE} AS manifests
WORKDIR /tree
COPY . .
RUN find . -type f ! -name package.json ! -name bun.lock -delete && find . -type d -empty -delete

FROM ${BUN_IMAGE} AS build
WORKDIR /build
COPY --from=manifests /tree .
RUN bun install --frozen-lockfile --production --ignore-scripts --filter @signed-s3/api
COPY . .
WORKDIR /build/apps/api
RUN bun run build && bun run --silent bill-of-materials > dist/sbom.cdx.json

FROM ${BASE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Signed S3 Resource API" \
      org.opencontainers.image.description="Signs S3 POST forms, by which browsers upload straight to a bucket." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /build/apps/api/dist/signed-s3-api /signed-s3-api
COPY --from=build /build/apps/api/dist/sbom.cdx.json /sbom.cdx.json
ENV NODE_ENV=production PORT=3000
EXPOSE 3000
USER 65532:65532
# The binary asks itself: the base has no other program. Ready rather than live, so that an update that never becomes ready
# (credentials that are refused, say) is rolled back; readiness doesn't hang on the bucket, so no outage of it restarts anything.
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD ["/signed-s3-api", "healthcheck"]
ENTRYPOINT ["/signed-s3-api"]
