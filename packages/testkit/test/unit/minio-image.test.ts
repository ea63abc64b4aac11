import { describe, expect, test } from "bun:test";
import type { ImageStore } from "../../src/image-store.ts";
import { BUILT_IMAGE, ensureMinioImage, RELEASED_IMAGE, requireMinioImage } from "../../src/minio-image.ts";
import { SetUpError } from "../../src/set-up-error.ts";

const noRegistry = () => Promise.reject(new Error("no such host"));
const noGo = () => Promise.reject(new SetUpError('There is no "go" on the PATH.', "Put Go on the PATH."));

/** An engine with these images, and these ways to come by more. */
function images(present: string[], ways: Partial<ImageStore> = {}): ImageStore {
  return { has: async (name) => present.includes(name), pull: noRegistry, buildMinio: noGo, ...ways };
}

describe("ensureMinioImage()", () => {
  test("takes the image that is there", async () => {
    const lines: string[] = [];
    expect(await ensureMinioImage(images([RELEASED_IMAGE]), (line) => lines.push(line))).toBe(RELEASED_IMAGE);
    expect(lines).toEqual([`MinIO image: ${RELEASED_IMAGE} is present`]);
  });

  test("prefers the released image to the one built from source", async () => {
    expect(await ensureMinioImage(images([BUILT_IMAGE, RELEASED_IMAGE]), () => {})).toBe(RELEASED_IMAGE);
  });

  test("says aloud that an image built from source stands in", async () => {
    const lines: string[] = [];
    await ensureMinioImage(images([BUILT_IMAGE]), (line) => lines.push(line));
    expect(lines).toEqual([`MinIO image: ${BUILT_IMAGE} is present, standing in for ${RELEASED_IMAGE}`]);
  });

  test("pulls the released image when there is none", async () => {
    expect(await ensureMinioImage(images([], { pull: async () => {} }), () => {})).toBe(RELEASED_IMAGE);
  });

  test("builds a labelled stand-in when pulling fails, and says why", async () => {
    const lines: string[] = [];
    const built: unknown[] = [];
    const store = images([], { buildMinio: async (image) => void built.push(image) });
    expect(await ensureMinioImage(store, (line) => lines.push(line))).toBe(BUILT_IMAGE);
    expect(built).toEqual([{ name: BUILT_IMAGE, standInFor: RELEASED_IMAGE }]);
    expect(lines).toContain("pulling failed: no such host");
  });

  test("names both failures and the cure when building fails too", async () => {
    const failing = ensureMinioImage(images([]), () => {});
    await expect(failing).rejects.toBeInstanceOf(SetUpError);
    await expect(failing).rejects.toThrow(/no such host\n.*no "go" on the PATH.\nPut Go on the PATH\.$/);
  });

  test("names a cure also when the engine can't make an image of what was built", async () => {
    const store = images([], { buildMinio: () => Promise.reject(new Error("no space left on device")) });
    await expect(ensureMinioImage(store, () => {})).rejects.toThrow(
      /no space left on device\nLet the container engine/,
    );
  });

  test("doesn't take an engine's failure for a missing image", async () => {
    const broken = images([], { has: () => Promise.reject(new Error("engine is on fire")) });
    await expect(ensureMinioImage(broken, () => {})).rejects.toThrow("engine is on fire");
  });
});

describe("requireMinioImage()", () => {
  test("names the cure when there is no image", async () => {
    await expect(requireMinioImage(images([]))).rejects.toThrow('Run "npm test"');
  });
});
