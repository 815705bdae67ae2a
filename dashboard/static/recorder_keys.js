// Keys: each control says by aria-keyshortcuts which letters press it, on both keyboard layouts. They count while nobody
// writes and no dialog is open. Escape leaves a field; what stands in it stays.
const WRITES = 'textarea, select, [contenteditable], input:not([type="radio"]):not([type="checkbox"])';

export function keysOf({ off, dialogOpen }) {
  const writes = (at) => at.matches?.(WRITES) ?? false;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (dialogOpen()) return;
    if (writes(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (off()) return;
    const found = document.querySelector(`[aria-keyshortcuts~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!found || found.disabled || !found.checkVisibility()) return;
    event.preventDefault();
    if (writes(found)) {
      found.focus();
      found.select?.();
    } else found.click();
  });
}
