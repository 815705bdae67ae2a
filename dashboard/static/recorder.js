// The recorder (dashboard/recorder): puts its parts together. The server draws what changes and decides; this keeps what
// is typed, sends it, hears of what others write, and answers to keys at once.
const data = JSON.parse(document.body.dataset.room);
const { texts, scripts, agencies } = data;
const [keeping, boxes, lines, choices, views, forms_, saids] = await Promise.all(
  ["keep", "outbox", "line", "choice", "view", "forms", "said"].map((name) => import(scripts[name])),
);

const base = `/room/${encodeURIComponent(data.meeting)}`;
const SILENT_MS = 50000; // the server repeats itself every 20 s
const LOST_MS = 2000;
let state = data.state;
let ahead = state.now - Date.now(); // the server's clock before ours
let wanted = null; // a matter put on the floor here that the server does not know of yet, or only looked at
let csrf = data.csrf;

const keep = keeping.keeper(data.account, data.meeting);
const part = (name) => document.getElementById(name);

const room = {
  state: () => state,
  now: () => Date.now() + ahead,
  matter: (key) => state.matters.find((one) => one.key === key) ?? (key && state.floor?.key === key ? asMatter(state.floor) : null),
  here: () => room.matter(wanted ?? state.floor?.key),
  agency: (code) => (code ?? "").split("+").map((each) => agencies.find((one) => one.code === each)?.short ?? "").join(" · "),
  did,
};

// Something on the floor that is not on the agenda: an item that was made, or done, in this very session.
function asMatter(floor) {
  const [kind, ref] = floor.key.split(":");
  const action = kind === "action" ? ref : null;
  return { ...floor, kind, ref, action, facts: [], minutes: null, spent: 0, said: "", version: 0, takes_said: action !== null, assign: "", due: null };
}

// ---- asking the server ----

async function ask(method, path, body) {
  const language = encodeURIComponent(document.documentElement.lang);
  const address = `${base}/${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
  const options = { method, credentials: "same-origin", cache: "no-store", headers: {} };
  if (body) {
    options.headers = { "Content-Type": "application/json", "X-KM-CSRF": csrf };
    options.body = JSON.stringify(body);
  }
  try {
    const answer = await fetch(address, options);
    return { ok: answer.ok, status: answer.status, told: await answer.json() };
  } catch {
    return { ok: false, status: 0, told: {} };
  }
}

// The sign-in may have been renewed in another tab: then the page's token is another one. Another account's never sends
// what this one wrote.
async function renewed() {
  const answer = await ask("GET", "state");
  if (!answer.ok || answer.told.account !== data.account) return false;
  csrf = answer.told.csrf;
  apply(answer.told);
  return true;
}

async function call(method, path, body) {
  let answer = await ask(method, path, body);
  if (answer.status === 403 && answer.told.why === "stale" && (await renewed())) answer = await ask(method, path, body);
  noticed(answer);
  if (answer.ok && answer.told.state) apply(answer.told.state);
  return answer;
}

const readDay = (typed) => ask("GET", `day?text=${encodeURIComponent(typed)}`);

// ---- what the page says of the line to the server ----

let trouble = null; // [sentence, link]
let lost = false;

function noticed(answer) {
  if (answer.status === 401) trouble = [answer.told.problem, [texts.sign_in, part("sign").querySelector("a").dataset.signIn]];
  else if (answer.status === 403 && answer.told.why === "stale") trouble = [texts.other_account, [texts.reload, location.href]];
  else if (answer.status >= 500) trouble = [answer.told.problem || texts.trouble, null];
  else if (answer.status) trouble = null;
  lost = answer.status === 0;
  signs();
}

function signs() {
  const count = out.count();
  const offline = count ? texts.offline_waiting.replace("{count}", count) : texts.offline;
  if (trouble) view.sign(...trouble);
  else if (lost) view.sign(offline);
  else if (!keep.safe) view.sign(texts.no_storage);
  else view.sign("");
}

// ---- the room ----

function apply(next, anew = false) {
  if (next.revision < state.revision && !anew) return;
  if (next.floor?.key !== state.floor?.key && wanted === next.floor?.key) wanted = null;
  state = next;
  ahead = next.now - Date.now();
  if (next.html) view.parts(next.html);
  drawn();
}

function drawn() {
  view.floor();
  line.follow();
  said.refresh();
  document.body.dataset.life = state.life;
  part("keys-off").checked = keep.get("keys-off") ?? false;
}

let asking = null;
async function refresh(anew = false) {
  if (asking) { asking.again = true; return; }
  asking = { again: false };
  const answer = await ask("GET", "state");
  const again = asking.again;
  asking = null;
  noticed(answer);
  if (answer.ok && answer.told.account === data.account) {
    csrf = answer.told.csrf;
    apply(answer.told, anew);
  }
  if (again) refresh();
}

// The floor is put where it was wanted last; a line that is cut delays it.
let putting = false;
async function putFloor(key) {
  wanted = key;
  drawn();
  if (state.life !== "open" || putting) return;
  putting = true;
  let answer = { ok: true };
  while (wanted && wanted !== state.floor?.key && answer.ok) {
    const [kind, ref] = wanted.split(":");
    const mine = wanted;
    answer = await call("PUT", "floor", { kind, ref });
    if (answer.ok && wanted === mine) wanted = null;
    if ([404, 422].includes(answer.status)) { wanted = null; view.aloud(answer.told.problem); refresh(); }
  }
  putting = false;
  drawn();
  if (answer.ok) view.aloud(texts.on_floor.replace("{title}", () => room.here()?.title ?? ""));
}

function step(by) {
  const keys = state.matters.map((one) => one.key);
  const at = keys.indexOf(room.here()?.key);
  const next = keys[at < 0 ? 0 : at + by];
  if (next) putFloor(next);
}

function did(name, done) {
  if (name === "matter") putFloor(`${done.kind}:${done.ref}`);
  if (name === "next") line.fresh();
}

// ---- hearing of what others write ----

let stream;
let quiet = 0;
function listen() {
  stream?.close();
  stream = new EventSource("/events");
  let first = true;
  stream.onopen = () => { lost = false; signs(); back(); };
  stream.onmessage = (message) => {
    const number = Number(message.data);
    if (number > state.revision || (first && number < state.revision)) refresh(first);
    first = false;
    wake();
  };
  stream.onerror = () => {
    setTimeout(() => { if (stream.readyState !== EventSource.OPEN) { lost = true; signs(); } }, LOST_MS);
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, LOST_MS);
  };
  wake();
}

function wake() {
  clearTimeout(quiet);
  quiet = setTimeout(listen, SILENT_MS);
}

// The line is there again: send what waits.
function back() {
  out.pump();
  said.save();
  if (wanted && state.life === "open") putFloor(wanted);
}

// ---- what is put together ----

const view = views.viewOf({ texts, room });
const out = boxes.outbox({
  keep,
  uuid: keeping.uuid,
  deliver: (body) => call("POST", "resolutions", body),
  changed: () => { view.out(out.all(), hands); signs(); },
  sent: (_one, answer) => view.aloud(texts.saved.replace("{code}", answer.told.done.code)),
});
const line = lines.lineOf({
  form: part("line"), keep, place: await keep.place("line:"), choice: choices.choice, texts, agencies, room, readDay,
  add: (body, shown) => out.add(body, shown), aloud: view.aloud,
});
const clock = () => part("clock").textContent;
const said = saids.saidOf({ keep, texts, room, put: (body) => call("PUT", "said", body), clock });
const forms = forms_.formsOf({ keep, texts, room, call, load: (path) => ask("GET", path), readDay, aloud: view.aloud });

function hands(one) {
  const mend = () => {
    const taken = out.take(one.name);
    line.put(taken.shown);
    line.tell(taken.problem.sentence, taken.problem.field || "text");
  };
  const drop = () => { if (confirm(texts.throw_away_sure)) out.throwAway(one.name); };
  const found = [[texts.send_again, () => out.again(one.name)], [texts.throw_away, drop]];
  return line.empty() && one.shown ? [[texts.mend_it, mend], ...found] : found;
}

// ---- attendance in one tap ----

async function tap(button) {
  const { tap: presence, agency } = button.dataset;
  const entry = state.attendance.find((one) => one.agency_code === agency);
  const base_ = entry ?? { agency_code: agency };
  if (button.getAttribute("aria-pressed") === "true") { forms.ask("person", { ...entry }); return; }
  if (presence === "absent" || presence === "substitute") { forms.ask("person", { ...base_, presence }); return; }
  const [method, path] = entry ? ["PUT", `attendance/${entry.id}`] : ["POST", "attendance"];
  const answer = await call(method, path, { ...base_, presence });
  view.aloud(answer.ok ? texts.done : answer.told.problem ?? texts.offline);
  if (!answer.ok) refresh();
}

// ---- settling a number ----

function settle() {
  const check = room.here()?.check;
  const open = state.checks.filter((one) => !check || one.code === check);
  const list = part("settle-list");
  list.replaceChildren(...(open.length ? (open.length === 1 ? open[0].statements.map(statement(open[0])) : open.map(question)) : [texts.no_checks]));
  if (open.length === 1) list.prepend(heading(open[0].title));
  part("ask-settle").showModal();
  list.querySelector("button")?.focus();
}

function heading(text) {
  const found = document.createElement("h3");
  found.textContent = text;
  return found;
}

function pressed(text, place, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kr-pick";
  if (place < 9) button.dataset.digit = place + 1;
  const no = document.createElement("kbd");
  no.textContent = place < 9 ? place + 1 : "";
  button.append(no, ` ${text}`);
  button.addEventListener("click", act);
  return button;
}

function question(check, place) {
  return pressed(check.title, place, () => {
    part("settle-list").replaceChildren(heading(check.title), ...check.statements.map(statement(check)));
    part("settle-list").querySelector("button").focus();
  });
}

const statement = (check) => (one, place) => pressed(one.value, place, () => {
  const matter = room.here();
  out.add({
    kind: "decision", text: one.text, head: matter?.head ?? null, agenda_id: matter?.kind === "agenda" ? Number(matter.ref) : null,
    makes_item: false, action_code: null, owner: null, supporters: [], due: "", check_code: check.code, statement_id: one.id,
  }, null);
  part("ask-settle").close();
});

// ---- hands: every control by mouse and by key ----

const DIGIT_ZERO = "\u0e50".charCodeAt(0); // a Thai keyboard's own digits
const latin = (key) => (/[\u0e50-\u0e59]/.test(key) ? String(key.charCodeAt(0) - DIGIT_ZERO) : key);
const writes = (at) => at.matches?.('textarea, select, [contenteditable], input:not([type="radio"]):not([type="checkbox"])');

document.addEventListener("click", (event) => {
  const at = event.target.closest("button, input");
  if (!at) return;
  if (at.dataset.floor) putFloor(at.dataset.floor);
  else if (at.dataset.tap) tap(at);
  else if (at.dataset.person) forms.ask("person", state.attendance.find((one) => one.id === Number(at.dataset.person)));
  else if (at.dataset.edit) forms.ask("edit", state.resolutions[at.dataset.edit]);
  else if (at.dataset.post) call("POST", at.dataset.post, {}).then((answer) => { if (!answer.ok) view.sign(answer.told.problem ?? texts.offline); });
  else if (at.id === "assign") line.assign();
  else if (at.id === "settle") settle();
  else if (at.id === "before" || at.id === "after") step(at.id === "after" ? 1 : -1);
  else if (at.name === "kind" && at.form?.id === "line") line.begin(at.value);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape" && !forms.isOpen() && writes(event.target)) { event.target.blur(); return; }
  if (part("ask-settle").open) { digit(event); return; }
  if (forms.isOpen() || writes(event.target) || keep.get("keys-off")) return;
  const key = CSS.escape(event.key.toLowerCase());
  const found = document.querySelector(`[aria-keyshortcuts~="${key}"]`);
  if (!found || found.hidden || found.disabled) return;
  event.preventDefault();
  if (found.matches('textarea, input[type="search"]')) { found.focus(); found.select?.(); } else found.click();
});

function digit(event) {
  const found = part("settle-list").querySelector(`[data-digit="${CSS.escape(latin(event.key))}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
}

part("find").addEventListener("input", view.filter);
part("find").addEventListener("keydown", (event) => {
  if (event.key === "Escape") { event.target.value = ""; view.filter(); }
  if (event.key !== "Enter") return;
  event.preventDefault();
  const found = view.firstFound();
  if (!found) { view.aloud(texts.found_none); return; }
  event.target.value = "";
  event.target.blur();
  view.filter();
  putFloor(found.dataset.floor);
});
part("keys-off").addEventListener("change", (event) => {
  keep.set("keys-off", event.target.checked);
  view.aloud(event.target.checked ? texts.keys_off : texts.keys_on);
});
addEventListener("online", back);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });

drawn();
line.restore();
forms.restore();
view.out(out.all(), hands);
out.pump();
listen();
document.body.dataset.ready = "yes";
