// A page of React that uploads with progress and a button to cancel, by the hook in use-upload.ts.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useUpload } from "./use-upload.ts";

function UploadField() {
  const [upload, start, cancel] = useUpload({ service: "http://localhost:3000" });
  return (
    <>
      <input type="file" aria-label="File" onChange={({ target }) => target.files?.[0] && start(target.files[0])} />
      {upload.status === "uploading" && (
        <p>
          <progress value={upload.sent} max={upload.size} />{" "}
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        </p>
      )}
      {upload.status === "uploaded" && <output>Stored as {upload.result.key}</output>}
      {upload.status === "failed" && <p role="alert">{upload.error.message}</p>}
    </>
  );
}

const place = document.querySelector("#uploads");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <UploadField />
    </StrictMode>,
  );
}
