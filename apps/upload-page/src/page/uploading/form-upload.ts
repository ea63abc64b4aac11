import { UploadError, type UploadResult } from "@signed-s3/client";
import { BasePlugin, type Body, EventManager, type Meta, type Uppy, type UppyFile } from "@uppy/core";
import { note } from "../forms/ledger.ts";
import { fileOf } from "./file-of.ts";
import { slots } from "./slots.ts";
import { askBeforeLeaving } from "./stay.ts";
import { uploadOne } from "./upload-one.ts";

const atATime = 3;

/**
 * Lets Uppy upload by the client: each file by a form of its own, checked before a byte is sent, tried again by a fresh form. (Uppy's
 * own plug-in for S3 hangs where it can't read the answer's ETag, and keeps S3's reasons to itself.)
 *
 * A form takes a file whole, so an upload that goes on after a pause begins anew, by a fresh form.
 */
export class FormUpload extends BasePlugin<Record<never, never>, Meta, Body> {
  readonly #room = slots(atATime);

  constructor(uppy: Uppy<Meta, Body>) {
    super(uppy, {});
    this.id = "FormUpload";
    this.type = "uploader";
  }

  override install(): void {
    this.uppy.setState({ capabilities: { ...this.uppy.getState().capabilities, resumableUploads: true } });
    this.uppy.addUploader(this.#upload);
  }

  override uninstall(): void {
    this.uppy.removeUploader(this.#upload);
  }

  readonly #upload = async (ids: string[]): Promise<void> => {
    const files = ids
      .map((id) => this.uppy.getFile(id))
      .filter(({ progress, error }) => !progress.uploadComplete || error);
    this.uppy.emit("upload-start", files);
    const stopAsking = askBeforeLeaving();
    await Promise.all(files.map((file) => this.#uploadOne(file))).finally(stopAsking);
  };

  /** Uploads a file, as often as it is paused and goes on. It is Uppy that is told what became of it. */
  async #uploadOne(file: UppyFile<Meta, Body>): Promise<void> {
    const events = new EventManager(this.uppy);
    let attempt = new AbortController();
    let goOn: () => void = () => {};
    let [isPaused, isOver] = [false, false];
    const pause = (): void => {
      isPaused = true;
      attempt.abort();
    };
    const resume = (): void => {
      isPaused = false;
      goOn();
    };
    const cancel = (): void => {
      isOver = true;
      attempt.abort();
      goOn();
    };
    events.onFilePause(file.id, (paused) => (paused ? pause() : resume()));
    events.onPauseAll(file.id, pause);
    events.onResumeAll(file.id, resume);
    events.onFileRemove(file.id, cancel);
    events.onCancelAll(file.id, cancel);
    try {
      while (!isOver) {
        attempt = new AbortController();
        try {
          return this.#succeed(file, await this.#attempt(file, attempt.signal));
        } catch (error) {
          if (isOver) break;
          if (!isPaused) return this.#fail(file, error);
        }
        note(file.id, { state: "paused" });
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      }
      note(file.id, { state: "cancelled" });
    } finally {
      events.remove();
    }
  }

  async #attempt(file: UppyFile<Meta, Body>, signal: AbortSignal): Promise<UploadResult> {
    const giveRoom = await this.#room.take(signal);
    const uploadStarted = Date.now();
    const bytesTotal = file.size ?? 0;
    try {
      const onSent = (bytesUploaded: number): void => {
        const latest = this.uppy.getFile(file.id);
        if (latest) this.uppy.emit("upload-progress", latest, { uploadStarted, bytesUploaded, bytesTotal });
      };
      return await uploadOne({ id: file.id, file: fileOf(file), signal, onSent });
    } finally {
      giveRoom();
    }
  }

  #succeed({ id }: UppyFile<Meta, Body>, { location }: UploadResult): void {
    this.uppy.emit("upload-success", this.uppy.getFile(id), { status: 201, uploadURL: location });
  }

  #fail({ id }: UppyFile<Meta, Body>, error: unknown): void {
    const told = error instanceof Error ? error : new UploadError("form_unavailable", "The upload failed.");
    this.uppy.emit("upload-error", this.uppy.getFile(id), told);
  }
}
