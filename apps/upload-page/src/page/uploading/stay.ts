/**
 * Has the browser ask before the page is left, which would end the uploads that are under way.
 *
 * @returns Ends it.
 */
export function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}

/**
 * Keeps a file that misses the place for files from being opened by the browser in the place of the page.
 *
 * @returns Ends it.
 */
export function refuseMissedDrops(): () => void {
  const refuse = (event: DragEvent): void => {
    const { defaultPrevented, dataTransfer } = event;
    if (defaultPrevented || !dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dataTransfer.dropEffect = "none";
  };
  addEventListener("dragover", refuse);
  addEventListener("drop", refuse);
  return () => {
    removeEventListener("dragover", refuse);
    removeEventListener("drop", refuse);
  };
}
