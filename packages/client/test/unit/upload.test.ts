import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  createSignedUrl,
  type FormRequest,
  fetchTransport,
  type Progress,
  type UploadErrorCode,
  upload,
  uploadAll,
} from "../../src/index.ts";
import { errorOf } from "../error-of.ts";
import { bucket, type Service, startService } from "../service.ts";

let service: Service;
before(async () => {
  service = await startService();
});
after(() => service[Symbol.asyncDispose]());

const file = (text = "hello", type = "text/plain", name = "greeting.txt"): File => new File([text], name, { type });
const textAt = async (location: string): Promise<string> => (await fetch(location)).text();

for (const [name, runtime] of [
  ["the platform's own way", {}],
  ["fetch", { transport: fetchTransport() }],
] as const) {
  describe(`upload() by ${name}`, () => {
    const options = () => ({ service: service.url, runtime });

    it("brings a file to the bucket, and tells bucket, key, etag and location", async () => {
      const result = await upload(file(), options());
      assert.equal(result.bucket, bucket);
      assert.match(result.key, /^direct_uploads\//);
      assert.equal(result.etag, '"5d41402abc4b2a76b9719d911017c592"');
      assert.equal(decodeURIComponent(result.location), `${service.storeUrl}/${bucket}/${result.key}`);
      assert.equal(await textAt(result.location), "hello");
    });

    it("keeps the file's type", async () => {
      const { location } = await upload(file("<p>", "text/html"), options());
      assert.match((await fetch(location)).headers.get("content-type") ?? "", /^text\/html/);
    });

    it("takes an empty file, and one with a name that needs escaping", async () => {
      const { location } = await upload(file("", "", 'd\u00e9j\u00e0 "vu"\r\n.bin'), options());
      assert.equal(await textAt(location), "");
    });

    it("adds the file's type where the form leaves it open", async () => {
      const { location } = await upload(file("x", "image/png"), { ...options(), data: { content_type: "image/*" } });
      assert.equal((await fetch(location)).headers.get("content-type"), "image/png");
    });
  });
}

describe("upload()", () => {
  it("tells progress that only grows and ends at the file's size", async () => {
    const told: Progress[] = [];
    const size = 3_000_000;
    await upload(new Blob([new Uint8Array(size)]), {
      service: service.url,
      onProgress: (progress) => told.push(progress),
    });
    assert.deepEqual(told.at(-1), { sent: size, size });
    assert.ok(told.every(({ sent }, index) => sent >= (told[index - 1]?.sent ?? 0)));
  });

  it("uses a form that was asked for before", async () => {
    const form = await createSignedUrl({ service: service.url });
    const { key } = await upload(file(), { form });
    assert.equal(key, form.fields.key);
  });

  const refusedFiles: readonly [what: string, data: FormRequest, content: File, code: UploadErrorCode][] = [
    ["larger than the form allows", { content_length_range: [0, 3] }, file("four"), "file_too_large"],
    ["smaller than the form allows", { content_length_range: [3, 9] }, file("2b"), "file_too_small"],
    ["of another type than the form's", { content_type: "image/png" }, file(), "file_type_not_allowed"],
    ["of another family than the form's", { content_type: "image/*" }, file(), "file_type_not_allowed"],
    ["of no known type where the form wants one", { content_type: "image/*" }, file("x", ""), "file_type_not_allowed"],
  ];
  for (const [what, data, content, code] of refusedFiles) {
    it(`sends nothing of a file that is ${what}`, async () => {
      const transport = { tellsProgress: true, post: () => assert.fail("something was sent") };
      const options = { service: service.url, data, runtime: { transport } };
      await assert.rejects(upload(content, options), { name: "UploadError", code, retryable: false });
    });
  }

  it("tells the service's refusal with its code, all its errors and the request id", async () => {
    const data = { content_type: "nonsense", expires_in: -1 };
    const error = await errorOf(upload(file(), { service: service.url, data }));
    assert.equal(error.code, "invalid_content_type");
    assert.equal(error.status, 422);
    assert.deepEqual(
      error.errors.map(({ source }) => source),
      ["/data/content_type", "/data/expires_in"],
    );
    assert.match(error.requestId ?? "", /^[0-9a-f]{32}$/);
  });

  it("refuses a form that redirects", async () => {
    const form = await createSignedUrl({ service: service.url });
    const redirecting = { ...form, fields: { ...form.fields, success_action_redirect: "http://localhost" } };
    await assert.rejects(upload(file(), { form: redirecting }), TypeError);
  });
});

describe("upload() of what is no file", () => {
  it("throws at once, and leaves no timer", async () => {
    const nothing = JSON.parse("[]")[0];
    let timers = 0;
    const setTimer = (): (() => void) => {
      timers++;
      return () => timers--;
    };
    await assert.rejects(upload(nothing, { service: service.url, runtime: { setTimer } }), TypeError);
    assert.equal(timers, 0);
  });
});

describe("uploadAll()", () => {
  it("uploads a few at a time, and tells of each what became of it", async () => {
    let [active, most] = [0, 0];
    const byFetch = fetchTransport();
    const transport: typeof byFetch = {
      ...byFetch,
      async post(outgoing) {
        most = Math.max(most, ++active);
        return byFetch.post(outgoing).finally(() => active--);
      },
    };
    const files = ["a", "bb", "too long", "c", "dd", "e"].map((text) => file(text));
    const outcomes = await uploadAll(files, {
      service: service.url,
      data: { content_length_range: [0, 2] },
      concurrency: 2,
      runtime: { transport },
    });
    assert.equal(most, 2);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === "failed" ? outcome.error.code : outcome.file.size)),
      [1, 2, "file_too_large", 1, 2, 1],
    );
  });

  it("throws what onProgress throws when nothing is under way any more", async () => {
    const mistake = new Error("no bar");
    let told = 0;
    const onProgress = ({ index }: { index: number }) => {
      told++;
      if (index === 0) throw mistake;
    };
    const files = ["a", "b", "c", "d"].map((text) => file(text));
    await assert.rejects(uploadAll(files, { service: service.url, concurrency: 2, onProgress }), mistake);
    const then = told;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(told, then);
  });

  it("gives up all files when it is cancelled", async () => {
    const signal = AbortSignal.abort();
    const outcomes = await uploadAll([file(), file()], { service: service.url, signal });
    assert.ok(outcomes.every((outcome) => outcome.status === "failed" && outcome.error.code === "aborted"));
  });

  it("gives up one file by a signal of its own, waiting or under way, and uploads the others", async () => {
    const [waiting, underWay] = [new AbortController(), new AbortController()];
    const files = [file("a".repeat(1000)), file("b"), file("c"), file("d")];
    const outcomes = await uploadAll(files, {
      service: service.url,
      concurrency: 1,
      signal: new AbortController().signal,
      signalFor: (_, index) => [underWay, undefined, waiting][index]?.signal,
      onProgress: ({ index }) => {
        if (index === 0) for (const controller of [underWay, waiting]) controller.abort();
      },
    });
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === "failed" ? outcome.error.code : outcome.status)),
      ["aborted", "uploaded", "aborted", "uploaded"],
    );
  });
});
