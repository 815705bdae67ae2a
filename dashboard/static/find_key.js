// The search from the keyboard: "/" (outside a field) or Ctrl+K leads to its page, day and language kept, and into its field.

const FIELD = ".st-key-q input";
const KEPT = ["as_of", "lang"];
const PATIENCE = 5000; // ms until a page that never shows its field is left alone

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const asked = (event) =>
  (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) ||
  (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));

function enter() {
  const field = location.pathname === "/find" && document.querySelector(FIELD);
  if (field) {
    field.focus();
    field.select();
  }
  return Boolean(field);
}

function go() {
  const here = new URL(location.href);
  const there = new URL("/find", here);
  for (const name of KEPT)
    if (here.searchParams.has(name)) there.searchParams.set(name, here.searchParams.get(name));
  history.pushState(null, "", there);
  dispatchEvent(new PopStateEvent("popstate")); // Streamlit runs the page of the new address
  const until = performance.now() + PATIENCE;
  const wait = () => enter() || performance.now() > until || requestAnimationFrame(wait);
  requestAnimationFrame(wait);
}

document.addEventListener("keydown", (event) => {
  if (!asked(event) || document.querySelector("[role='dialog']")) return;
  event.preventDefault();
  if (!enter()) go();
});
