// What came of a press is often drawn where the eye is not, above a long form or below it: bring it there, once.
// Outcomes are Streamlit's alerts (a receipt, what stopped a sending) and whatever a template marks `data-km-show`.

const MAIN = '[data-testid="stMain"]';
const ALERTS = ["stAlertContentError", "stAlertContentSuccess", "stAlertContentWarning"];
const OUTCOMES = `${MAIN} :is(${ALERTS.map((name) => `[data-testid="${name}"]`).join(", ")}, [data-km-show])`;
const STATE = "data-test-script-state";
const FAULT = '[data-testid="stAlertContentError"]';

const outcomes = () => [...document.querySelectorAll(OUTCOMES)];
const brought = new WeakSet(); // marked ones, each of which came of a press whenever it appears
const WAIT_MS = 10_000; // how long an outcome may take: another run may be under way when a button is pressed
let before = null; // the outcomes as they read when a button was pressed, until there is another
let since = 0;
let ran = false;

function running() {
  return document.querySelector('[data-testid="stApp"]')?.getAttribute(STATE) === "running";
}

function bring(found) {
  brought.add(found);
  const { top, bottom, height } = found.getBoundingClientRect();
  const head = document.querySelector(".st-key-head")?.getBoundingClientRect().bottom ?? 0;
  if (top < head || bottom > innerHeight)
    found.scrollIntoView({ block: height > innerHeight / 2 ? "start" : "center" });
}

function look(changes) {
  const marked = outcomes().find((one) => one.matches("[data-km-show]") && !brought.has(one));
  if (marked) bring(marked);
  if (before === null) return;
  // A short run may be over before anybody is told that it began.
  ran ||= changes.some((one) => one.type === "attributes");
  if (running() || !ran) return;
  const now = outcomes();
  const found =
    now.find((one) => before.get(one) !== one.textContent) ?? now.find((one) => one.matches(FAULT));
  if (found || performance.now() - since > WAIT_MS) before = null;
  if (found && !marked) bring(found);
}

function pressed() {
  before = new Map(outcomes().map((one) => [one, one.textContent]));
  since = performance.now();
  ran = false;
}

document.addEventListener("click", (event) => event.target.closest?.(`${MAIN} button`) && pressed(), true);
// Enter in a field sends its form without any button being clicked.
document.addEventListener(
  "keydown",
  (event) => event.key === "Enter" && event.target.closest?.(`${MAIN} [data-testid="stForm"]`) && pressed(),
  true,
);
new MutationObserver(look).observe(document.documentElement, {
  attributeFilter: [STATE],
  childList: true,
  subtree: true,
});
