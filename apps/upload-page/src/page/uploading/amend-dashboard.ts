/**
 * Mends what Uppy's Dashboard tells assistive technology, as it changes: a list of one file that is no list, tabs that there are
 * not, a name on something that has no role.
 *
 * @param target Where the Dashboard is.
 * @returns Ends it.
 */
export function amendDashboard(target: HTMLElement): () => void {
  const amend = (): void => {
    for (const [selector, attribute, value] of amendments) {
      for (const element of target.querySelectorAll(selector)) {
        if (value === undefined) element.removeAttribute(attribute);
        else element.setAttribute(attribute, value);
      }
    }
  };
  amend();
  const observer = new MutationObserver(amend);
  observer.observe(target, { subtree: true, childList: true });
  return () => observer.disconnect();
}

const amendments: readonly (readonly [selector: string, attribute: string, value?: string])[] = [
  [".uppy-Dashboard:not([role])", "role", "group"],
  [".uppy-Dashboard[aria-disabled]", "aria-disabled"],
  [".uppy-Dashboard[aria-hidden=false]", "aria-hidden"],
  [".uppy-Dashboard-AddFiles-list[role=tablist]", "role"],
  [".uppy-Dashboard-files:not([role])", "role", "list"],
];
