// FilePond shows the files, and our client uploads them: it asks for the form, tells the progress, and tries again.
import { upload } from "@signed-s3/client";
import { create, type FilePondErrorDescription } from "filepond";
import "filepond/dist/filepond.min.css";

create(document.querySelector("#uploads") ?? document.body, {
  credits: false,
  allowRevert: false,
  labelFileProcessingError: ({ body }: FilePondErrorDescription) => body,
  server: {
    process(_field, file, _metadata, load, error, progress, abort) {
      const controller = new AbortController();
      upload(file, {
        service: "http://localhost:3000",
        signal: controller.signal,
        onProgress: ({ sent, size }) => progress(true, sent, size),
      }).then(
        ({ key }) => load(key),
        ({ message }: Error) => error(message),
      );
      return {
        abort() {
          controller.abort();
          abort();
        },
      };
    },
  },
});
