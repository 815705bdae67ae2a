// Nothing typed into a report is lost: what is written is kept in this browser at once, and a moment later with
// the server (PUT /my/draft/CODE). Offline it waits here and goes when the connection is back.
//
// The page says by data attributes which form is open (dashboard/templates/my_work/typing.html): the item, the
// account, the token that lets the request through, when the draft it began with was kept, and our sentences.
const { unlock } = await import(document.getElementById("km-unsent").href);

const FIELDS = ["done", "obstacle", "ask", "link"];
const PREFIX = "km-draft:";
const PAUSE_MS = 700;
const AGAIN_MS = 5000;
let timer = 0;
let waiting = null; // the request under way: one at a time, so that an older text never lands last

const form = () => document.querySelector("[data-km-draft]");
const place = (of) => `${PREFIX}${of.dataset.account}:${of.dataset.kmDraft}`;

function field(name) {
  return document.querySelector(`[class*="st-key-say_${name}_"] :is(textarea, input)`);
}

function typed() {
  const texts = {};
  for (const name of FIELDS) {
    const found = field(name);
    if (found) texts[name] = found.value;
  }
  return texts;
}

// Private windows may refuse storage; then the server's copy is all there is.
function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* full or refused */
  }
}
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    /* refused */
  }
}

function say(sentence, time = "") {
  const line = document.querySelector("[data-km-draft] .km-kept");
  if (line) line.textContent = (sentence || "").replace("{time}", time);
}

async function put(of, entry) {
  const body = JSON.stringify({ texts: entry.texts, submission: entry.submission });
  return fetch(`/my/draft/${encodeURIComponent(of.dataset.kmDraft)}`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "X-KM-CSRF": of.dataset.token },
    credentials: "same-origin",
    keepalive: body.length < 20000, // browsers let a request outlive its page up to 64 KiB; Thai takes three bytes
    body,
  });
}

// Sends what is kept here for the open form; true when the server has it.
async function send() {
  clearTimeout(timer);
  const of = form();
  if (!of || waiting) return waiting;
  const key = place(of);
  const entry = kept(key);
  if (!entry) return false;
  waiting = put(of, entry)
    .then(
      async (answer) => {
        if (!answer.ok) return say(of.dataset.refused);
        const newer = kept(key);
        if (newer && newer.at === entry.at) drop(key);
        say(of.dataset.saved, (await answer.json()).time);
        return true;
      },
      () => {
        say(of.dataset.offline);
        timer = setTimeout(send, AGAIN_MS);
        return false;
      },
    )
    .finally(() => {
      waiting = null;
    });
  const sent = await waiting;
  const left = kept(key);
  if (sent && left && left.at !== entry.at) timer = setTimeout(send, PAUSE_MS);
  return sent;
}

function noticed() {
  const of = form();
  if (!of) return;
  keep(place(of), { at: Date.now(), texts: typed(), submission: of.dataset.submission });
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE_MS);
}

// A form was opened. What this browser kept and never got through is newer than what the form began with: hand it
// over and have the page drawn with it.
async function opened(of) {
  await unlock(of.dataset.account, of.dataset.token);
  const entry = kept(place(of));
  if (!entry) return;
  if (entry.at <= Number(of.dataset.at || 0)) return drop(place(of));
  const shown = typed();
  const same = Object.keys(entry.texts).every((name) => (shown[name] ?? "") === entry.texts[name]);
  if ((await send()) && !same) location.reload();
}

// The report went through: nothing of it is left to keep.
function done(mark) {
  clearTimeout(timer);
  drop(`${PREFIX}${mark.dataset.account}:${mark.dataset.kmSent}`);
}

const inForm = (event) => event.target instanceof Element && event.target.closest('[class*="st-key-say_"]');

document.addEventListener(
  "input",
  (event) => {
    if (inForm(event)) noticed();
  },
  true,
);
document.addEventListener(
  "focusin",
  (event) => {
    if (inForm(event)) lastField = event.target;
  },
  true,
);
document.addEventListener(
  "focusout",
  (event) => {
    if (!inForm(event)) return;
    if (!event.target.disabled) lastField = null; // she left it herself
    send();
  },
  true,
);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") send();
});
addEventListener("pagehide", send);
addEventListener("online", send);
// Streamlit's own buttons speak English; and a phone that is told what is taken offers its camera and hands over
// JPEG instead of HEIC.
function label(of) {
  const words = JSON.parse(of.dataset.labels || "{}");
  for (const part of document.querySelectorAll('[class*="st-key-say_"] :is(button, input)[data-testid]')) {
    const word = words[part.dataset.testid];
    if (word && part.getAttribute("aria-label") !== word) part.setAttribute("aria-label", word);
    if (part.type === "file" && !part.accept) part.accept = "image/jpeg,image/png,image/webp";
  }
}

let last = null;
let lastField = null;
function look() {
  const sent = document.querySelector("[data-km-sent]");
  if (sent) done(sent);
  const of = form();
  if (of) label(of);
  if (of === last) return;
  last = of;
  if (of) opened(of);
}
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });

// Without a connection Streamlit closes every field. Ours stay open for writing: what is typed waits here.
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (!target.disabled || !target.matches('[class*="st-key-say_"] :is(textarea, input[type="text"])'))
      continue;
    const [from, to] = [target.selectionStart, target.selectionEnd];
    const wasHere = document.activeElement === target || document.activeElement === document.body;
    target.disabled = false;
    if (wasHere && target === lastField) {
      target.focus({ preventScroll: true });
      target.setSelectionRange(from, to);
    }
  }
}).observe(document.documentElement, { attributes: true, attributeFilter: ["disabled"], subtree: true });
look();
