// What was said of a matter, for the minutes: saves itself after a pause. It stays with the matter it was begun on as
// long as someone writes in it, whoever moves the floor meanwhile.
const PAUSE_MS = 900;
const AGAIN_MS = 4000;
const PLACE = "said:";

export function saidOf({ keep, texts, room, put, clock }) {
  const part = (name) => document.getElementById(name);
  const [box, note, theirs, follow] = ["said", "said-note", "said-theirs", "said-follow"].map(part);
  let key = null; // whose words stand in the box
  let version = 0; // what the words were written upon
  let saved = ""; // what the server has
  let timer = 0;
  let sending = null;
  let other = null; // what somebody else wrote meanwhile

  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const matter = () => room.matter(key);
  const dirty = () => key !== null && box.value !== saved;
  const writable = () => ["open", "closed"].includes(room.state().life) && !room.state().approved;

  function show(one) {
    key = one?.takes_said ? one.key : null;
    [version, saved, other] = [one?.version ?? 0, one?.said ?? "", null];
    const unsent = key ? keep.get(PLACE + key) : null;
    box.value = unsent ? unsent.text : saved;
    if (unsent) version = unsent.version;
    part("said-name").textContent = fill(texts.said_of, { no: one?.no ?? "" });
    note.textContent = one && !key ? texts.said_head : "";
    theirs.hidden = true;
    drawn();
    if (unsent) later(0);
  }

  function drawn() {
    box.hidden = !key;
    box.parentElement.hidden = !key && !room.here();
    box.disabled = !writable();
    follow.hidden = !key || !room.here() || room.here().key === key;
  }

  // The room has changed: follow the floor, and take over what another wrote, unless someone is writing here.
  function refresh() {
    const here = room.here();
    const busy = document.activeElement === box || dirty() || other;
    if (key !== here?.key && !busy) {
      show(here);
      return;
    }
    const now = matter();
    if (now && !dirty() && !other && !sending) {
      [version, saved] = [now.version, now.said];
      if (box.value !== saved) box.value = saved;
    }
    drawn();
  }

  function noticed() {
    if (!key) return;
    if (dirty()) keep.set(PLACE + key, { text: box.value, version });
    else keep.drop(PLACE + key);
    note.textContent = texts.said_kept;
    later(PAUSE_MS);
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    clearTimeout(timer);
    if (sending || !dirty() || other || box.disabled) return;
    const [mine, text, of] = [key, box.value, matter()];
    sending = put({ kind: of.kind, ref: of.ref, text, version });
    const answer = await sending;
    sending = null;
    if (mine !== key) return;
    if (answer.ok) kept(text, answer.told.done.version);
    else if (answer.status === 409) conflict(text, answer.told.theirs);
    else if (answer.status === 422 || answer.status === 404) note.textContent = answer.told.problem;
    else {
      note.textContent = texts.said_waits;
      later(AGAIN_MS);
    }
  }

  function kept(text, now) {
    [saved, version] = [text, now];
    if (box.value === text) keep.drop(PLACE + key);
    else {
      keep.set(PLACE + key, { text: box.value, version });
      later(PAUSE_MS);
    }
    note.textContent = fill(texts.said_saved, { time: clock() });
  }

  // Somebody else wrote of the same matter: both stand side by side until one is chosen. The same words are none.
  function conflict(text, found) {
    if (!found) {
      note.textContent = texts.gone;
      return;
    }
    if (found.text === text) {
      kept(text, found.version);
      return;
    }
    other = found;
    theirs.hidden = false;
    theirs.querySelector(".kr-words").textContent = found.text;
    note.textContent = texts.changed_by_other;
  }

  function choose(which) {
    const found = other;
    other = null;
    theirs.hidden = true;
    [version, saved] = [found.version, found.text];
    if (which === "theirs") box.value = found.text;
    if (which === "both") box.value = `${found.text}\n${box.value}`;
    noticed();
    if (which !== "theirs") save();
    else note.textContent = "";
    box.focus();
  }

  box.addEventListener("input", noticed);
  box.addEventListener("blur", async () => {
    await save();
    if (!dirty()) refresh();
  });
  follow.addEventListener("click", async () => {
    await save();
    show(room.here());
  });
  theirs.addEventListener("click", (event) => {
    const which = event.target.closest("[data-said]")?.dataset.said;
    if (which) choose(which);
  });
  addEventListener("pagehide", save);
  return { refresh, save };
}
