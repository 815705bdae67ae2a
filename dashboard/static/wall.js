// The wall: hears on /events that there is news, fetches what changed, and shows it. Keys turn the panels.
// Every word comes from the page (data-…); every time is told by the server's clock.

const { followRevisions } = await import(document.getElementById("km-revisions").href);

const AGAIN_MS = 2000; // before what changed is fetched once more
const SILENT_MS = 32000; // the server repeats itself every 20 s; a wall says sooner than other pages that it is cut off
const LOST_MS = 3000; // how long a lost line is nobody's business
const FETCH_MS = 15000; // an answer that takes longer does not come any more
const TURN_MS = 20000; // how long a panel stands while they come in turn
const IDLE_MS = 2500; // then the cursor is put away
const NEWS_MS = 12000; // how long a new resolution is named on the other panels
const SETTLED_MS = 60000; // a page as young as this is not loaded anew for another version: two may be serving
const AGENDA = "6";
const DAY_MS = 86400000;
const BANGKOK_MS = 7 * 3600000;

const page = document.body;
const words = page.dataset;
const byId = (id) => document.getElementById(id);
const panels = () => [...document.querySelectorAll("[data-panel]")];
const panelOf = (key) => document.querySelector(`[data-panel="${CSS.escape(key)}"]`);

// ---- the server's clock ----

let ahead = 0; // of this machine's clock, in ms

function setClock(now, asked) {
  ahead = now - (asked + Date.now()) / 2;
}

const serverNow = () => Date.now() + ahead;
const two = (number) => String(number).padStart(2, "0");

function bangkok(ms) {
  const at = new Date(ms + BANGKOK_MS);
  return [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two);
}

const minuteOf = (ms) => bangkok(ms).slice(0, 2).join(".");
const secondOf = (ms) => bangkok(ms).join(".");
const dayOf = (ms) => Math.floor((ms + BANGKOK_MS) / DAY_MS);

// ---- what fits: rows that do not are counted, texts that do not end in "…" after a whole word; nothing is cut ----

const segments = new Intl.Segmenter("th", { granularity: "word" });

function shorten(place) {
  place.textContent = place.dataset.full ??= place.textContent;
  const most = Number(place.dataset.lines) * parseFloat(getComputedStyle(place).lineHeight) + 1;
  const fits = () => place.clientHeight <= most && place.scrollWidth <= place.clientWidth + 1;
  if (fits()) return;
  const parts = [...segments.segment(place.dataset.full)].map((one) => one.segment);
  let [kept, far] = [0, parts.length];
  while (far - kept > 1) {
    const half = Math.floor((kept + far) / 2);
    place.textContent = `${parts.slice(0, half).join("").trimEnd()}…`;
    if (fits()) kept = half;
    else far = half;
  }
  place.textContent = `${parts.slice(0, kept).join("").trimEnd()}…`;
}

const rowsOf = (list) => [...list.querySelectorAll(list.dataset.fit || ":scope > *")];
const over = (list) => list.scrollHeight > list.clientHeight + 1 || list.scrollWidth > list.clientWidth + 1;

function count(list) {
  const rows = rowsOf(list);
  if (!rows.length || !over(list)) return;
  const more = document.createElement(list.matches("ol, ul") ? "li" : "p");
  more.className = "wl-more";
  list.append(more);
  const all = Number(list.dataset.total);
  for (let at = rows.length - 1; at >= 0 && over(list); at -= 1) {
    rows[at].hidden = true;
    more.textContent = list.dataset.more.replace("{count}", all - at);
  }
}

function fit(part = document) {
  const lists = [...part.querySelectorAll("[data-fit]")];
  for (const more of part.querySelectorAll(".wl-more")) more.remove();
  for (const row of lists.flatMap(rowsOf)) row.hidden = false;
  part.querySelectorAll("[data-lines]").forEach(shorten);
  lists.forEach(count);
}

// ---- panels, by hand or in turn ----

let state = null;
let shown = null;
let turning = false;
let turnedBefore = false; // whether they came in turn when a matter came to the floor
let turner = 0; // timer

function inner(key) {
  return panelOf(key)?.querySelector("[data-title]")?.dataset;
}

function show(key) {
  if (!panelOf(key)) return;
  shown = key;
  for (const panel of panels()) panel.classList.toggle("shown", panel.dataset.panel === key);
  for (const link of document.querySelectorAll("[data-go]")) {
    if (link.dataset.go === key) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  head();
}

// In the address while a panel was chosen by hand, so that a page loaded anew stays there.
function remember(key) {
  history.replaceState(null, "", key === null ? location.pathname : `#${key}`);
}

function head() {
  const of = inner(shown);
  if (!of) return;
  byId("title").textContent = of.title;
  byId("demo").hidden = !of.demo;
}

function turn(on) {
  turning = on;
  clearTimeout(turner);
  byId("turn").querySelector(".word").textContent = on ? words.turning : words.still;
  page.classList.toggle("turning", on);
  if (on) turner = setTimeout(next, TURN_MS);
}

function next() {
  const order = state.turn;
  bring(order[(order.indexOf(shown) + 1) % order.length]);
  turn(true);
}

function bring(key) {
  show(key);
  remember(null);
}

function byHand(key) {
  turnedBefore = false;
  turn(false);
  show(key);
  remember(key);
}

function step(by) {
  const order = panels()
    .map((panel) => panel.dataset.panel)
    .filter((key) => key !== "0");
  const at = order.indexOf(shown);
  byHand(order[(at + by + order.length) % order.length] ?? order[0]);
}

// ---- news ----

let news = 0; // timer
let known = new Set();

function resolutions() {
  return [...(panelOf(AGENDA)?.querySelectorAll("[data-key]") ?? [])];
}

function announce() {
  const fresh = resolutions().filter((line) => !known.has(line.dataset.key));
  known = new Set(resolutions().map((line) => line.dataset.key));
  for (const line of fresh) line.classList.add("fresh");
  if (!fresh.length || shown === AGENDA) return;
  const live = byId("live");
  clearTimeout(news);
  live.dataset.news = fresh[0].dataset.news;
  live.classList.add("news");
  tell();
  news = setTimeout(() => {
    live.classList.remove("news");
    tell();
  }, NEWS_MS);
}

function take(answer) {
  const before = state;
  const changed = Object.entries(answer.parts)
    .map(([name, part]) => swap(name, part))
    .filter(Boolean);
  state = answer.state;
  page.dataset.revision = state.revision;
  addresses();
  tick();
  // Once every text is there that takes up room, and kept whole (whole_words.js hears of it before a later microtask).
  queueMicrotask(() => changed.forEach((place) => fit(place)));
  if (answer.parts[AGENDA]) announce();
  follow(before);
  head();
  tell();
}

function swap(name, part) {
  const place = document.querySelector(`[data-part="${CSS.escape(name)}"]`);
  if (!place) return null;
  place.innerHTML = part.html;
  place.dataset.digest = part.digest;
  return place;
}

// A matter put on the floor brings its panel; so does a session that opens or closes.
function follow(before) {
  const had = before?.floor?.key ?? "";
  const has = state.floor?.key ?? "";
  if (has && has !== had) {
    turnedBefore ||= turning;
    turn(false);
    bring(AGENDA);
  } else if (had && !has && turnedBefore) {
    turn(true);
  }
  if (before && before.life !== state.life) bring(AGENDA);
}

function addresses() {
  for (const place of document.querySelectorAll("[data-address]")) place.textContent = words.addressText;
}

// ---- hearing, and fetching what changed ----

let fetching = false;
let wanted = false; // news came while we were fetching
let behind = false; // the last fetch failed: what is shown is not the newest
let missed = 0; // timer: of the next try
let lostTimer = 0; // timer
let lostSince = null;
let goodAt = Date.now();

async function refresh() {
  if (fetching) {
    wanted = true;
    return;
  }
  fetching = true;
  clearTimeout(missed);
  behind = await fetched().then(
    () => false,
    () => true,
  );
  fetching = false;
  if (behind) {
    lost();
    missed = setTimeout(refresh, AGAIN_MS);
  } else {
    stillThere();
    if (wanted) {
      wanted = false;
      refresh();
    }
  }
}

async function fetched() {
  const has = [...document.querySelectorAll("[data-part]")].map((part) => part.dataset.digest);
  const asked = Date.now();
  const response = await fetch(`${words.panels}?has=${has.join(",")}`, {
    cache: "no-store",
    signal: AbortSignal.timeout(FETCH_MS),
  });
  if (response.status === 403) {
    location.assign(words.login);
    return;
  }
  if (response.status === 404) {
    location.reload();
    return;
  }
  if (!response.ok) throw new Error(String(response.status));
  const answer = await response.json();
  if (answer.version !== words.version && performance.now() > SETTLED_MS) {
    location.reload();
    return;
  }
  setClock(answer.now, asked);
  take(answer);
}

function heard(number) {
  stillThere();
  if (words.waiting !== undefined) {
    if (number !== Number(words.waiting)) location.reload();
  } else if (number !== state.revision || dayOf(serverNow()) !== dayOf(state.now)) refresh();
}

const line = followRevisions({
  silentMs: SILENT_MS,
  onRevision: heard,
  onState: (now) => {
    if (now === "connected") stillThere();
    else if (now === "lost") lost();
    else location.assign(words.login ?? "/login");
  },
});

function stillThere() {
  if (behind) return;
  clearTimeout(lostTimer);
  lostTimer = 0;
  lostSince = null;
  goodAt = Date.now();
  tell();
}

function lost() {
  const since = goodAt;
  lostTimer ||= setTimeout(() => {
    lostSince = since;
    tell();
  }, LOST_MS);
}

// ---- what the foot says, and the clocks ----

function tell() {
  const live = byId("live");
  if (!live || !state) return;
  const away = lostSince !== null;
  live.classList.toggle("lost", away);
  live.classList.toggle("kept", Boolean(state.frozen));
  const named = live.classList.contains("news") && !away;
  const calm = state.frozen ? "" : words.live;
  const since = () => words.lost.replace("{time}", minuteOf(lostSince + ahead));
  sayShort(live.querySelector(".word"), away ? since() : named ? live.dataset.news : calm);
  say(
    live.querySelector(".time"),
    away || named || state.frozen ? "" : words.changed.replace("{time}", secondOf(state.at)),
  );
}

// Only where it differs: a status is read out each time its text is set.
function say(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

function sayShort(place, text) {
  if (place.dataset.full === text) return;
  place.dataset.full = text;
  shorten(place);
}

function tick() {
  say(byId("clock"), words.clock.replace("{time}", minuteOf(serverNow())));
  for (const timer of document.querySelectorAll("[data-timer]")) time(timer);
}

function time(timer) {
  const given = timer.dataset;
  const spent = Math.max(0, Math.floor((serverNow() - Number(given.since)) / 1000)) + Number(given.spent);
  const late = given.minutes ? spent - Number(given.minutes) * 60 : -1;
  timer.classList.toggle("over", late > 0);
  say(timer.querySelector(".time"), stopwatch(spent));
  say(timer.querySelector(".said"), late > 0 ? given.over.replace("{time}", stopwatch(late)) : given.within);
}

function stopwatch(seconds) {
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

// ---- keys: by their place, so that they work in Thai as in any layout ----

const dialog = byId("keys");
const digit = (event) =>
  event.code.match(/^(?:Digit|Numpad)([0-7])$/)?.[1] ?? (/^[0-7]$/.test(event.key) ? event.key : null);

function keys(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const helped = dialog.open;
  if (helped) dialog.close();
  if (event.key === "?" || event.code === "Slash") {
    if (!helped) dialog.showModal();
  } else if (event.code === "KeyF") full();
  else if (event.key === "ArrowRight" || event.key === "PageDown") step(1);
  else if (event.key === "ArrowLeft" || event.key === "PageUp") step(-1);
  else if (event.code === "Space" || event.key === " ") {
    turnedBefore = !turning;
    turn(!turning);
  } else if (!event.shiftKey && digit(event) !== null) byHand(digit(event));
  else return;
  event.preventDefault();
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

let idle = 0; // timer

function moved() {
  page.classList.remove("idle");
  clearTimeout(idle);
  idle = setTimeout(() => page.classList.add("idle"), IDLE_MS);
}

// ---- begin ----

function begin() {
  state = JSON.parse(words.state);
  page.dataset.revision = state.revision;
  setClock(state.now, Date.now());
  known = new Set(resolutions().map((row) => row.dataset.key));
  addresses();
  const asked = location.hash.slice(1);
  show(panelOf(asked) ? asked : state.floor ? AGENDA : state.turn[0]);
  turn(!state.floor && !panelOf(asked));
  turnedBefore = turning || Boolean(state.floor);
  tick();
  tell();
  moved();
  setInterval(tick, 1000);
  addEventListener("keydown", keys);
  addEventListener("pointermove", moved, { passive: true });
  addEventListener("hashchange", () => {
    const key = location.hash.slice(1);
    if (panelOf(key) && key !== shown) byHand(key);
  });
  addEventListener("resize", () => fit());
  document.fonts.ready.then(() => {
    fit();
    page.classList.add("ready");
  });
}

if (words.waiting === undefined) begin();
addEventListener("online", line.connect);
addEventListener("offline", lost);
line.connect();
