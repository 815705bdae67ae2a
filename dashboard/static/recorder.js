// The recorder (dashboard/web/recorder): puts its parts together. The server draws what changes and decides; this page keeps
// what is typed, sends it, hears of what others write, and answers to keys at once.
const data = JSON.parse(document.body.dataset.room);
const { texts, agencies } = data;
const names = Object.keys(data.scripts);
const found = await Promise.all(names.map((name) => import(data.scripts[name])));
const make = Object.assign({}, ...found);

const part = (name) => document.getElementById(name);
let state = data.state;
let ahead = state.now - Date.now(); // the server's clock before ours
let wanted = null; // a matter put on the floor here that the server does not know of yet, or one only looked at

const room = {
  state: () => state,
  now: () => Date.now() + ahead,
  matter: (key) => state.matters.find((one) => one.key === key) ?? fromFloor(key),
  here: () => room.matter(wanted ?? state.floor?.key),
  agency: (code) => agencies.find((one) => one.code === code)?.short ?? "",
  did,
};

// Something on the floor that is not on the agenda: an item that was made, or done, in this very session.
function fromFloor(key) {
  if (!key || state.floor?.key !== key) return null;
  const [kind, ref] = key.split(":");
  const action = kind === "action" ? ref : null;
  const bare = {
    facts: [],
    minutes: null,
    spent: 0,
    said: "",
    version: 0,
    check: null,
    assign: "",
    due: null,
    owners: [],
  };
  return { ...bare, ...state.floor, kind, ref, action, takes_said: action !== null };
}

// ---- what the page says of the line to the server ----

let trouble = null; // [sentence, link]
let lost = false;

function noticed({ status, told }) {
  const stale = status === 403 && told.why === "stale";
  if (status === 401)
    trouble = [told.problem, [texts.sign_in, part("sign").querySelector("a").dataset.signIn]];
  else if (stale) trouble = [texts.other_account, [texts.reload, location.href]];
  else if (status >= 500) trouble = [told.problem || texts.trouble, null];
  else if (status) trouble = null;
  lost = status === 0;
  signs();
}

function signs() {
  const count = out.count();
  if (trouble) view.sign(...trouble);
  else if (lost) view.sign(count ? texts.offline_waiting.replace("{count}", count) : texts.offline);
  else view.sign(keep.safe ? "" : texts.no_storage);
}

// ---- the room ----

function heard(next, anew = false) {
  if (next.revision < state.revision && !anew) return;
  const moved = next.floor?.key !== state.floor?.key || next.life !== state.life;
  state = next;
  ahead = next.now - Date.now();
  if (moved && !putting) wanted = null; // the floor is where the other recorder put it
  if (next.html) view.parts(next.html);
  drawn();
}

function drawn() {
  document.body.dataset.life = state.life;
  view.floor();
  line.follow();
  said.refresh();
}

// The floor is put where it was wanted last; a line that is cut delays it. Outside a session a matter is only looked at.
let putting = false;
async function putFloor(key) {
  wanted = key;
  drawn();
  if (state.life !== "open" || putting) return;
  putting = true;
  let answer = { ok: true };
  while (wanted && wanted !== state.floor?.key && answer.ok) {
    const [kind, ref] = wanted.split(":");
    answer = await server.call("PUT", "floor", { kind, ref });
    if ([404, 422].includes(answer.status)) {
      wanted = null;
      view.aloud(answer.told.problem);
    }
  }
  putting = false;
  if (answer.ok) wanted = null;
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

function back() {
  lost = false;
  signs();
  out.pump();
  said.save();
  if (wanted && state.life === "open") putFloor(wanted);
}

// ---- what is put together ----

await make.unlock(data.account, data.csrf);
const keep = make.keeper(data.account, data.meeting);
const view = make.viewOf({ texts, room });
const server = make.serverOf({
  followRevisions: make.followRevisions,
  data,
  heard,
  noticed,
  back,
  revision: () => state.revision,
  lost: () => {
    lost = true;
    signs();
  },
});
const out = make.outbox({
  keep,
  uuid: make.uuid,
  deliver: (body) => server.call("POST", "resolutions", body),
  changed: () => {
    view.out(out.all(), hands);
    signs();
  },
  sent: (_one, answer) => {
    const { code, receipt = [] } = answer.told.done;
    view.aloud([texts.saved.replace("{code}", code), ...receipt].join(" · "));
  },
});
const line = make.lineOf({
  form: part("line"),
  keep,
  place: await keep.place("line:"),
  choice: make.choice,
  texts,
  agencies,
  room,
  readDay: server.readDay,
  add: out.add,
  aloud: view.aloud,
});
const said = make.saidOf({
  keep,
  texts,
  room,
  put: (body) => server.call("PUT", "said", body),
  clock: () => part("clock").textContent,
});
const forms = make.formsOf({
  keep,
  texts,
  room,
  call: server.call,
  load: (path) => server.ask("GET", path),
  readDay: server.readDay,
  aloud: view.aloud,
  unsent: () => out.all().length,
});
const settle = make.settleOf({ box: part("ask-settle"), list: part("settle-list"), texts, room, chosen });
make.keysOf({ off: () => part("keys-off").checked, dialogOpen: forms.isOpen });

// What may be done with a resolution that was refused. It is put back into the line only where that is free.
function hands(one) {
  const mend = () => {
    if (!line.empty()) {
      line.tell(texts.line_full, "text");
      return;
    }
    const taken = out.take(one.name);
    line.put(taken.shown);
    line.tell(taken.problem.sentence, taken.problem.field || "text");
  };
  const drop = () => {
    if (confirm(texts.throw_away_sure)) out.throwAway(one.name);
  };
  return [
    ...(one.shown ? [[texts.mend_it, mend]] : []),
    [texts.send_again, () => out.again(one.name)],
    [texts.throw_away, drop],
  ];
}

function chosen(check, statement) {
  const matter = room.here();
  out.add(
    {
      kind: "decision",
      text: statement.text,
      head: matter?.head ?? null,
      agenda_id: matter?.kind === "agenda" ? Number(matter.ref) : null,
      makes_item: false,
      action_code: null,
      owner: null,
      supporters: [],
      due: "",
      check_code: check.code,
      statement_id: statement.id,
    },
    null,
  );
}

// Who came, in one tap; who did not, or by a substitute, with a word on it.
async function tap({ dataset, ariaPressed }) {
  const { tap: presence, agency = null, position = "" } = dataset;
  const sits = (one) => one.agency_code === agency && (agency || one.position === position);
  const entry = state.attendance.find(sits);
  const person = { ...(entry ?? { agency_code: agency, position }), presence };
  if (ariaPressed === "true" || ["absent", "substitute"].includes(presence)) {
    forms.ask("person", person);
    return;
  }
  const answer = await server.call(
    ...(entry ? ["PUT", `attendance/${entry.id}`] : ["POST", "attendance"]),
    person,
  );
  view.aloud(answer.ok ? texts.done : (answer.told.problem ?? texts.offline));
  if (!answer.ok && answer.status) {
    view.sign(answer.told.problem);
    server.refresh();
  }
}

async function post(path) {
  const answer = await server.call("POST", path, {});
  if (!answer.ok && answer.told.problem) view.sign(answer.told.problem);
}

document.addEventListener("click", (event) => {
  const at = event.target.closest("button, input");
  if (!at) return;
  if (at.dataset.floor) putFloor(at.dataset.floor);
  else if (at.dataset.tap) tap(at);
  else if (at.dataset.person)
    forms.ask(
      "person",
      state.attendance.find((one) => one.id === Number(at.dataset.person)),
    );
  else if (at.dataset.edit) forms.ask("edit", state.resolutions[at.dataset.edit]);
  else if (at.dataset.post) post(at.dataset.post);
  else if (at.id === "assign") line.assign();
  else if (at.id === "settle") settle.open();
  else if (at.id === "before" || at.id === "after") step(at.id === "after" ? 1 : -1);
  // Not by an arrow key, which goes on to the next kind.
  else if (at.name === "kind" && at.form?.id === "line" && (event.detail || !event.isTrusted))
    line.begin(at.value);
});

part("find").addEventListener("input", view.filter);
part("find").addEventListener("keydown", (event) => {
  if (!["Escape", "Enter"].includes(event.key)) return;
  const first = event.key === "Enter" ? view.firstFound() : null;
  if (event.key === "Enter" && !first) {
    view.aloud(texts.found_none);
    return;
  }
  event.preventDefault();
  event.target.value = "";
  event.target.blur();
  view.filter();
  if (first) putFloor(first.dataset.floor);
});
part("keys-off").checked = keep.get("keys-off") ?? false;
part("keys-off").addEventListener("change", ({ target }) => {
  keep.set("keys-off", target.checked);
  view.aloud(target.checked ? texts.keys_off : texts.keys_on);
});
addEventListener("online", back);
addEventListener("beforeunload", (event) => {
  if (!keep.safe && (out.all().length || !line.empty())) event.preventDefault(); // it would be gone
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) server.refresh();
});

drawn();
line.restore();
forms.restore();
view.out(out.all(), hands);
out.pump();
server.listen();
document.body.dataset.ready = "yes";
