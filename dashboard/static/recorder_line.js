// The line where one types: kind, text, owner, due date, work or not, on the matter that is on the floor. Every keystroke
// is kept in this browser; Enter hands the whole over to the outbox. While something is typed it stays with the matter
// it was begun on, whoever moves the floor meanwhile.
export function lineOf({ form, keep, place, choice, texts, agencies, room, add, readDay, aloud }) {
  const part = (name) => form.querySelector(`#${name}`);
  const [text, due, echo, work, problem] = ["text", "due-day", "due-echo", "work", "line-problem"].map(part);
  let about = null; // the matter it was begun on; null: follows the floor
  let asked = false; // who takes it was asked: Enter again keeps it without work
  let warned = false; // that it is taken from somebody was said: Enter again does it
  let assigning = false; // begun by "who takes it": the text may be left to us
  let chose = false; // the due date was chosen by hand

  const radio = (name) => form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
  const pick = (name, value) => {
    const found = form.querySelector(`input[name="${name}"][value="${value}"]`);
    if (found) found.checked = true;
  };
  const helpers = () =>
    [...form.querySelectorAll('input[name="supporters"]:checked')].map((one) => one.value);
  const matter = () => (about ? (room.matter(about.key) ?? about) : room.here());
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const owner = choice({
    input: part("owner"),
    list: part("owner-list"),
    agencies,
    texts,
    say: tell,
    changed: () => {
      compose();
      apart();
      noticed();
      shown();
    },
    enter: () => send(),
  });

  function tell(sentence, field = "") {
    problem.textContent = sentence;
    for (const one of form.elements) one.removeAttribute("aria-invalid");
    const wrong = { text, owner: part("owner"), due, action_code: work }[field];
    wrong?.setAttribute("aria-invalid", "true");
    if (field === "due" && radio("due") !== "day") return;
    wrong?.focus();
  }

  // ---- what is kept ----

  const empty = () => !text.value.trim() && !owner.code && !assigning;

  function now() {
    return {
      kind: radio("kind"),
      text: text.value,
      work: work.value,
      owner: owner.code,
      supporters: helpers(),
      due: radio("due"),
      day: due.value,
      about,
      assigning,
      chose,
    };
  }

  function noticed() {
    if (empty()) {
      about = null;
      asked = false;
      keep.drop(place);
    } else {
      about ??= room.here();
      keep.set(place, now());
    }
    drawn();
  }

  function put(kept) {
    pick("kind", kept.kind);
    text.value = kept.text;
    about = kept.about;
    [assigning, chose] = [kept.assigning ?? false, kept.chose ?? true];
    drawn();
    work.value = kept.work;
    owner.code = kept.owner;
    for (const one of form.querySelectorAll('input[name="supporters"]'))
      one.checked = kept.supporters.includes(one.value);
    pick("due", kept.due);
    due.value = kept.day;
    shown();
    if (!empty()) keep.set(place, now());
  }

  function clear() {
    [text.value, due.value, owner.code, about] = ["", "", null, null];
    [asked, warned, assigning, chose] = [false, false, false, false];
    for (const one of form.querySelectorAll('input[name="supporters"]')) one.checked = false;
    form.querySelector("details").open = false;
    echo.textContent = "";
    keep.drop(place);
    tell("");
    fresh();
  }

  // ---- what is shown ----

  const mayWork = () => radio("kind") !== "opinion";
  const binds = () => ["decision", "instruction"].includes(radio("kind"));

  // The matter, the kind or the next session changed: begin with what is usual for it, unless it was chosen by hand.
  function fresh() {
    drawn();
    const item = matter()?.action;
    const usual =
      radio("kind") === "opinion" ? "none" : item ? "item" : radio("kind") === "proposal" ? "none" : "new";
    if (!chose) work.value = usual;
    if (work.value === "item" && !item) work.value = usual;
    if (!chose) pick("due", usualDue());
    shown();
  }

  function usualDue() {
    const one = matter();
    const stands = one?.due && one.due >= room.state().day;
    if (work.value === "item" && (stands || !assigning)) return "keep";
    return room.state().following ? "next" : work.value === "item" ? "keep" : "none";
  }

  function drawn() {
    const one = matter();
    const elsewhere = about !== null && about.key !== room.here()?.key;
    part("about").textContent = one ? fill(texts.about, one) : texts.no_matter;
    part("about").parentElement.hidden = one !== null && !elsewhere;
    part("about-floor").hidden = !elsewhere || !room.here();
    const item = work.querySelector('[value="item"]');
    item.hidden = item.disabled = !one?.action;
    if (one?.action) item.textContent = fill(texts.of_item, { code: one.action });
    const next = room.state().following;
    if (next) part("due-next").textContent = fill(texts.next_is, { day: next.words });
    part("due-next").parentElement.hidden = !next;
    part("set-next").hidden = Boolean(next);
  }

  // Whoever takes an item that is somebody's takes it from them.
  const isTaken = () => owner.one !== null && (matter()?.owners ?? []).some((code) => code !== owner.code);
  const takes = () => work.value === "item" && gives() && isTaken();

  function warn() {
    if (!takes()) warned = false;
    const values = { code: matter()?.action, owners: matter()?.owned_by, owner: owner.one?.short };
    part("hands-over").textContent = takes() ? fill(texts.hands_over, values) : "";
  }

  // What another agency is told while an item of somebody's is on the floor is work of its own, unless the item is
  // meant to change hands ("who takes it", or chosen by hand).
  function apart() {
    if (assigning || chose || !binds()) return;
    if (work.value === "item" && isTaken()) work.value = "new";
    else if (work.value === "new" && matter()?.action && !isTaken()) work.value = "item";
    pick("due", usualDue());
  }

  function shown() {
    warn();
    form.classList.toggle("no-work", !gives());
    work.disabled = !mayWork();
    part("due-keep").hidden = work.value !== "item";
    part("due-none").hidden = work.value === "item";
    due.hidden = radio("due") !== "day";
    if (due.hidden) echo.textContent = "";
    const names = helpers()
      .map((code) => agencies.find((one) => one.code === code)?.short)
      .join(" · ");
    form.querySelector("summary").textContent = names
      ? fill(texts.supporters_are, { names })
      : texts.supporters;
  }

  // The words of "who takes it" are ours as long as she has written none.
  function compose() {
    const one = matter();
    if (!assigning || !one?.assign) return;
    text.value = owner.one ? one.assign.replace("{owner}", () => owner.one.thai) : "";
  }

  // ---- sending ----

  function faults() {
    const missing = [];
    if (!text.value.trim()) missing.push([texts.no_text, "text"]);
    if (gives() && radio("due") === "day" && !due.value.trim()) missing.push([texts.no_day, "due"]);
    if (missing.length) return [missing.map(([sentence]) => sentence).join("\n"), missing[0][1]];
    if (binds() && work.value === "new" && !owner.code && !asked) {
      asked = true;
      return [texts.who, "owner"];
    }
    if (takes() && !warned) {
      warned = true;
      return [texts.hands_over_sure, "owner"];
    }
    return null;
  }

  // A new item of what binds has an owner, or there is no item; only what binds changes work that is there.
  const makes = () => mayWork() && work.value === "new" && (owner.code !== null || !binds());
  const gives = () => (mayWork() && work.value === "new") || (binds() && work.value === "item");

  function body() {
    const one = matter();
    const item = mayWork() && work.value === "item" ? (one?.action ?? null) : null;
    const given = makes() || (item && binds());
    const days = { next: "next", day: due.value.trim() };
    return {
      kind: radio("kind"),
      text: text.value.trim(),
      head: one?.head ?? null,
      agenda_id: one?.kind === "agenda" ? Number(one.ref) : null,
      makes_item: makes(),
      action_code: item,
      owner: given ? owner.code : null,
      supporters: given ? helpers() : [],
      due: given ? (days[radio("due")] ?? "") : "",
    };
  }

  function send() {
    if (!owner.settle()) return;
    const fault = faults();
    if (fault) {
      tell(...fault);
      return;
    }
    add(body(), { ...now(), about: matter() });
    clear();
    aloud(texts.kept);
    text.focus();
  }

  // ---- hands ----

  let looking = 0;
  async function readTheDay() {
    const typed = due.value.trim();
    const mine = ++looking;
    if (!typed) {
      echo.textContent = "";
      return;
    }
    const answer = await readDay(typed);
    if (mine === looking)
      echo.textContent = answer.ok ? answer.told.words : (answer.told.problem ?? texts.day_later);
    echo.classList.toggle("wrong", answer.status === 422);
  }

  let pause = 0;
  form.addEventListener("input", (event) => {
    if (event.target === text) {
      assigning = false;
      asked = false;
    }
    if (event.target === due) {
      clearTimeout(pause);
      pause = setTimeout(readTheDay, 250);
    }
    if (["due", "work"].includes(event.target.name)) chose = true;
    if (event.target.name === "work") {
      pick("due", usualDue());
    }
    if (event.target.name === "kind") fresh();
    shown();
    tell("");
    noticed();
    if (event.target.value === "day" && event.target.name === "due") due.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
    if (event.target === text && event.shiftKey) return;
    if (["BUTTON", "SUMMARY"].includes(event.target.tagName)) return;
    event.preventDefault();
    send();
  });
  part("owner").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !assigning || owner.code) return;
    clear(); // nobody takes it yet
  });
  part("about-floor").addEventListener("click", () => {
    about = room.here();
    noticed();
    fresh();
    text.focus();
  });

  function begin(kind) {
    pick("kind", kind);
    if (assigning && !owner.code) assigning = false;
    if (empty()) about = null;
    fresh();
    noticed();
    text.focus();
  }

  function assign() {
    if (!empty() && !assigning) {
      part("owner").focus();
      return;
    }
    [assigning, about] = [true, room.here()];
    pick("kind", "decision");
    fresh();
    part("owner").focus();
    problem.textContent = texts.who_takes_it;
  }

  // What was left behind when the browser was closed.
  function restore() {
    const kept = keep.get(place);
    fresh();
    if (!kept) return;
    put(kept);
    problem.textContent = texts.restored;
  }

  return {
    begin,
    assign,
    restore,
    put,
    tell,
    fresh,
    follow: () => {
      if (!about) fresh();
      else drawn();
    },
    empty,
  };
}
