import { type Progress, type UploadOptions, type UploadResult, upload } from "@signed-s3/client";
import { useEffect, useRef, useState } from "react";

export type Upload =
  | { readonly status: "idle" }
  | { readonly status: "uploading"; readonly sent: number; readonly size: number }
  | { readonly status: "uploaded"; readonly result: UploadResult }
  | { readonly status: "failed"; readonly error: Error };

/** One upload at a time: a new one, and the end of the component, cancels the one before. */
export function useUpload(options: UploadOptions): readonly [Upload, start: (file: File) => void, cancel: () => void] {
  const [state, setState] = useState<Upload>({ status: "idle" });
  const running = useRef<AbortController>(undefined);
  const cancel = (): void => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);

  const start = (file: File): void => {
    cancel();
    const controller = new AbortController();
    running.current = controller;
    // What an upload tells that has been followed by another is of no interest.
    const show = (next: Upload): void => void (running.current === controller && setState(next));
    const onProgress = (progress: Progress): void => show({ status: "uploading", ...progress });
    onProgress({ sent: 0, size: file.size });
    upload(file, { ...options, signal: controller.signal, onProgress }).then(
      (result) => show({ status: "uploaded", result }),
      (error: Error) => show({ status: "failed", error }),
    );
  };
  return [state, start, cancel];
}
