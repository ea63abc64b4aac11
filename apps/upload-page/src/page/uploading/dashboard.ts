import Uppy, { type Body, type Meta } from "@uppy/core";
import Dashboard from "@uppy/dashboard";
import { amendDashboard } from "./amend-dashboard.ts";
import { fileOf } from "./file-of.ts";
import { FormUpload } from "./form-upload.ts";
import { noteNotAdded } from "./not-added.ts";
import { refuseMissedDrops } from "./stay.ts";

// What goes wrong is told on the page, to whom it concerns.
const silent = { debug: () => {}, warn: () => {}, error: () => {} };

/**
 * Puts the place for files on the page: drag and drop, thumbnails, progress, pause, retry.
 *
 * @param target The element that it fills.
 * @returns Takes it away again.
 */
export function mountDashboard(target: HTMLElement): () => void {
  const uppy = new Uppy<Meta, Body>({ logger: silent });
  uppy.use(Dashboard, {
    target,
    inline: true,
    width: "100%",
    height: 380,
    theme: "auto",
    fileManagerSelectionType: "both",
    note: "Each file gets a form of its own when you press Upload.",
    // Its messages disappear again; the ledger below keeps them, with remedies.
    disableInformer: true,
    proudlyDisplayPoweredByUppy: false,
  });
  uppy.use(FormUpload);
  uppy.on("restriction-failed", (file) => file && noteNotAdded(fileOf(file)));
  const ends = [amendDashboard(target), refuseMissedDrops()];
  return () => {
    for (const end of ends) end();
    uppy.destroy();
  };
}
