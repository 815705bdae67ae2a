// Live by push: hears on /events which revision the store has, compares it with the one this page shows
// (dashboard/widgets/live_refresh.py draws it), and presses a hidden button that has Streamlit run the page again.
// Nobody is disturbed: while someone types or has a list or a dialog open, a small sign says that there is news.

const { followRevisions } = await import(document.getElementById("km-revisions").href);

const LOST_MS = 10000; // how long a lost line is nobody's business
const PATIENCE_MS = 10000; // a run that did not bring what it was asked for is asked for again, no sooner
const CALM_MS = 60; // after a run Streamlit draws what came last
const LOOK_MS = 400; // how often an open list is looked at while news waits
const PLACE_MS = 100;

const QUIET_INPUTS = new Set(["button", "checkbox", "color", "file", "radio", "range", "reset", "submit"]);
const OPEN =
  '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], [data-testid="stPopoverBody"]';

let told = null; // the newest revision we were told
let asked = null; // the revision we last pressed the button for
let askedAt = 0;
let anew = false; // the store was set up anew: its revision is below the one we knew
let lookAgain = 0; // timer
let lostTimer = 0; // timer
let goodAt = new Date(); // when everything was last known to be connected
let shutOut = false; // the server said that this reader may not look any more
let pressed = false; // a finger or button is down: a slider is being moved
let placeUntil = 0;
let placeAgain;
let link = null; // the address of the link that had the focus before a run of ours
let field = null; // where someone wrote when the line broke: Streamlit takes the focus away

// ---- what the page says ----

const app = () => document.querySelector('[data-testid="stApp"]');
const marker = () => document.querySelector(".km-revision");
const button = () => document.querySelector(".st-key-live button");
const connected = () => app()?.dataset.testConnectionState === "CONNECTED";
const running = () => app()?.dataset.testScriptState !== "notRunning";
// "" where the page could not be drawn: older than any revision.
const shown = () => (marker()?.dataset.revision ? Number(marker().dataset.revision) : -1);

function typing() {
  const at = document.activeElement;
  if (!at || at === document.body) return false;
  if (at.isContentEditable || ["TEXTAREA", "SELECT", "IFRAME"].includes(at.tagName)) return true;
  if (at.tagName !== "INPUT" || QUIET_INPUTS.has(at.type)) return false;
  // A list's field keeps the focus after the choice; it is in use while the list is open.
  return at.getAttribute("role") !== "combobox" || at.getAttribute("aria-expanded") === "true";
}

const somethingOpen = () => [...document.querySelectorAll(OPEN)].some((part) => part.checkVisibility());
const inUse = () => pressed || typing() || somethingOpen();

// ---- showing what is new ----

function settle() {
  clearTimeout(lookAgain);
  signs.learn();
  if (told === shown()) anew = false;
  const news = told !== null && marker() && button() && (told > shown() || anew);
  if (!news) return signs.news(false);
  if (document.hidden || !connected() || running()) return undefined; // each calls again when it changes
  if (asked === told && Date.now() - askedAt < PATIENCE_MS) return look(PATIENCE_MS);
  if (!inUse()) return show();
  signs.news(true);
  return look(LOOK_MS);
}

// A list drawn anew has new links: who goes by keyboard stays on the same one. Under load the new list comes
// a while after the run has ended, so it is looked for again and again.
function keepPlace() {
  clearTimeout(placeAgain);
  const at = document.activeElement;
  const elsewhere = at !== document.body && at?.getAttribute("href") !== link;
  if (!link || elsewhere || Date.now() > placeUntil) {
    link = null;
    return;
  }
  const same = [...document.querySelectorAll("a[href]")].find((each) => each.getAttribute("href") === link);
  if (at === document.body && !running()) same?.focus({ preventScroll: true });
  placeAgain = setTimeout(keepPlace, PLACE_MS);
}

function look(wait) {
  lookAgain = setTimeout(settle, wait);
}

function show() {
  asked = told;
  askedAt = Date.now();
  link = document.activeElement?.closest("a[href]")?.getAttribute("href") ?? null;
  placeUntil = Date.now() + 3000;
  keepPlace();
  signs.news(false);
  button()?.click(); // a click by script takes no focus and moves nothing
  look(PATIENCE_MS);
}

// ---- hearing ----

const line = followRevisions({
  onRevision: (number, first) => {
    if (first && told !== null && number < told) anew = true;
    told = first ? number : Math.max(told, number);
    notice();
    // Streamlit gave up for good, but the server is there: what was written is kept as a draft.
    if (app()?.dataset.testConnectionState === "DISCONNECTED_FOREVER") location.reload();
    settle();
  },
  onState: (state) => {
    if (state === "refused") {
      shutOut = true;
      told = null;
    }
    notice();
    if (shutOut) settle();
  },
});

function connect() {
  if (shutOut) return;
  line.connect();
  notice();
}

// ---- the sign of a lost line ----

const whole = () => shutOut || (connected() && line.isConnected());

function notice() {
  if (whole()) {
    clearTimeout(lostTimer);
    lostTimer = 0;
    goodAt = new Date();
    signs.lost(null);
  } else lostTimer ||= setTimeout(() => signs.lost(goodAt), LOST_MS);
}

// ---- the signs ----

const signs = (() => {
  const box = document.createElement("div");
  const lost = document.createElement("p");
  const news = document.createElement("div");
  const press = document.createElement("button");
  const words = {};
  box.className = "km-signs";
  box.dataset.reactAriaTopLayer = "true"; // or Streamlit's dialogs bar the way to it
  lost.setAttribute("role", "status");
  news.setAttribute("role", "status");
  lost.className = press.className = "km-sign";
  press.type = "button";
  press.addEventListener("click", show);
  lost.hidden = true;
  box.append(lost, news);
  document.body.append(box);
  const clock = () => {
    const parts = new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Bangkok",
    });
    return parts.format(goodAt).replace(":", document.documentElement.lang === "th" ? "." : ":");
  };
  return {
    learn: () => Object.assign(words, marker()?.dataset),
    news: (there) => {
      if (there === press.isConnected) return;
      press.textContent = `${words.news} · ${words.show}`;
      if (there) news.append(press);
      else press.remove();
    },
    lost: (since) => {
      lost.hidden = since === null || !words.lost;
      lost.textContent = lost.hidden ? "" : words.lost.replace("{time}", clock());
    },
  };
})();

// ---- when to look ----

let script = "";
let connection = "";

function changed() {
  const state = app()?.dataset ?? {};
  if (state.testConnectionState !== connection) {
    connection = state.testConnectionState;
    if (!connected()) field = typing() ? document.activeElement : field;
    else if (field) giveBack();
    notice();
    settle();
  }
  if (state.testScriptState !== script) {
    script = state.testScriptState;
    setTimeout(() => {
      keepPlace();
      settle();
    }, CALM_MS);
  }
}

function giveBack() {
  const to = field;
  field = null;
  // once Streamlit has let its fields be written in again
  setTimeout(() => {
    if (document.activeElement === document.body) to.focus({ preventScroll: true });
  }, CALM_MS);
}

// Streamlit's own word on a lost line is a dialog in English over the whole page. The sign says it instead.
const LOST_TITLE = "Connection error";
const ownWords = JSON.parse(document.getElementById("km-own-words")?.textContent ?? "{}").words ?? {};
const LOST_TITLES = new Set([LOST_TITLE, ownWords[LOST_TITLE]]); // own_words.js may have been there first

function hush() {
  if (connected()) return;
  for (const dialog of document.querySelectorAll('[data-testid="stDialog"]')) {
    const title = dialog.querySelector("h2")?.textContent;
    if (LOST_TITLES.has(title)) dialog.querySelector("section > button")?.click();
  }
}

new MutationObserver(hush).observe(document.body, { childList: true });
new MutationObserver(changed).observe(document.documentElement, {
  subtree: true,
  attributeFilter: ["data-test-connection-state", "data-test-script-state"],
});
addEventListener(
  "pointerdown",
  () => {
    pressed = true;
  },
  true,
);
for (const end of ["pointerup", "pointercancel"])
  addEventListener(
    end,
    () => {
      pressed = false;
    },
    true,
  );
addEventListener("focusout", () => setTimeout(settle, 0));
document.addEventListener("visibilitychange", settle);
addEventListener("online", connect);
connect();
