// The page's dialogs. What is typed into one is kept in this browser until the server has it: a page that was closed
// opens it again. A form's fields become JSON by their own marks: data-number, data-yes, data-many.
const PLACE = "form:";

export function formsOf({ keep, texts, room, call, load, readDay, aloud, unsent }) {
  const dialog = (name) => document.getElementById(`ask-${name}`);
  const fields = (form) => [...form.elements].filter((one) => one.name);
  const fill = (sentence, values) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole));

  function read(form) {
    const found = {};
    for (const one of fields(form)) {
      if (one.closest("[data-if][hidden]")) found[one.name] = null; // not asked for now
      else if (one.dataset.many !== undefined) {
        if (one.checked) (found[one.name] ??= []).push(one.value);
      } else if (one.dataset.yes !== undefined) found[one.name] = one.checked;
      else if (one.type === "radio") {
        if (one.checked) found[one.name] = one.value;
      } else if (one.dataset.number !== undefined)
        found[one.name] = one.value === "" ? null : Number(one.value);
      else found[one.name] = one.value;
    }
    return found;
  }

  function write(form, values) {
    for (const one of fields(form)) {
      const value = values[one.name];
      if (one.dataset.many !== undefined) one.checked = (value ?? []).includes(one.value);
      else if (one.dataset.yes !== undefined) one.checked = Boolean(value);
      else if (one.type === "radio")
        one.checked = value === undefined ? one.defaultChecked : one.value === value;
      else one.value = value ?? one.defaultValue;
    }
    for (const spot of form.querySelectorAll("[data-show]"))
      spot.textContent = values[spot.dataset.show] ?? "";
  }

  // ---- opening and closing ----

  function ask(name, values = {}) {
    const box = dialog(name);
    const form = box.querySelector("form");
    write(form, values);
    form.dataset.values = JSON.stringify(values);
    tell(form, "");
    conflict(form, null);
    for (const spot of form.querySelectorAll(".kr-echo")) spot.textContent = "";
    dressed(form);
    if (!box.open) box.showModal();
    const first = form.querySelector(
      "textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])",
    );
    if (first?.checkVisibility()) first.focus();
    for (const spot of form.querySelectorAll("[data-load]")) fetched(form, spot);
  }

  // Nothing is closed over what this browser has not sent yet.
  async function fetched(form, spot) {
    spot.replaceChildren();
    const waits = spot.dataset.load === "closing" ? unsent() : 0;
    form.querySelector("[type=submit]").disabled = waits > 0;
    if (waits) tell(form, texts.unsent.replace("{count}", waits));
    const answer = await load(spot.dataset.load);
    if (answer.ok) spot.innerHTML = answer.told.html; // escaped by the server's templates
    else spot.textContent = answer.told.problem ?? texts.offline;
  }

  function close(form) {
    keep.drop(PLACE + nameOf(form));
    form.closest("dialog").close();
  }

  const nameOf = (form) => form.closest("dialog").id.slice("ask-".length);

  // What only some choices ask for, and what only some entries may.
  function dressed(form) {
    const values = read(form);
    const binds = ["decision", "instruction"].includes(values.kind);
    const may = {
      new: !values.action_code && values.kind !== "opinion",
      work: binds && Boolean(values.action_code),
    };
    for (const part of form.querySelectorAll("[data-when]"))
      part.hidden = values.presence !== part.dataset.when;
    for (const part of form.querySelectorAll('[data-if="new"]')) part.hidden = !may.new;
    may.work ||= may.new && (form.elements.makes_item?.checked ?? false);
    for (const part of form.querySelectorAll('[data-if="work"]')) part.hidden = !may.work;
    for (const part of form.querySelectorAll("[data-drop]")) part.hidden = !values.id;
  }

  // ---- sending ----

  // Every part that is wrong is named at once, by what the form calls it, above the form and at the field.
  function tell(form, sentence, faults = []) {
    const spot = form.querySelector(".kr-problem");
    if (spot) spot.textContent = faults.length ? faults.map((one) => named(form, one)).join("\n") : sentence;
    for (const one of fields(form)) one.removeAttribute("aria-invalid");
    const wrong = faults.map((one) => seen(form, one.field)).filter(Boolean);
    for (const one of wrong) one.setAttribute("aria-invalid", "true");
    wrong[0]?.focus();
  }

  const seen = (form, field) => fields(form).find((one) => one.name === field && one.type !== "hidden");

  function named(form, fault) {
    const field = seen(form, fault.field);
    const label =
      field?.type === "radio" ? field.closest("fieldset")?.querySelector("legend") : field?.closest("label");
    const called = label?.firstChild?.textContent.trim();
    return called ? `${called}: ${fault.problem}` : fault.problem;
  }

  function address(form, values) {
    if (nameOf(form) === "person" && values.id) return ["PUT", `attendance/${values.id}`];
    return [form.dataset.method, fill(form.dataset.path, values)];
  }

  async function send(form) {
    if (form.dataset.busy) return;
    const values = read(form);
    form.dataset.busy = "yes";
    const answer = await call(...address(form, values), values).finally(() => delete form.dataset.busy);
    if (answer.ok) {
      done(form, answer);
      return;
    }
    if (answer.status === 409) conflict(form, answer.told);
    tell(form, answer.told.problem ?? texts.offline, answer.told.faults);
  }

  function done(form, answer) {
    close(form);
    aloud([texts.done, ...(answer.told.done?.receipt ?? [])].join(" · "));
    room.did(nameOf(form), answer.told.done);
  }

  // Somebody else was quicker: both texts stand side by side; taking mine is then meant.
  function conflict(form, told) {
    const box = form.querySelector(".kr-theirs");
    if (!box) {
      if (told?.version) form.elements.version.value = told.version;
      return;
    }
    box.hidden = !told?.theirs;
    if (!told?.theirs) return;
    const found = told.theirs;
    box.querySelector(".kr-words").textContent = [found.text, room.agency(found.owner), found.due]
      .filter(Boolean)
      .join(" · ");
    form.elements.version.value = found.version;
  }

  // ---- hands ----

  // What is typed while a form is on its way would be closed with it.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.target.closest?.("form[data-busy]")) event.preventDefault();
    },
    true,
  );

  let pause = 0;
  document.addEventListener("input", (event) => {
    const form = event.target.closest("dialog form[data-path]");
    if (!form) return;
    keep.set(PLACE + nameOf(form), { values: { ...JSON.parse(form.dataset.values ?? "{}"), ...read(form) } });
    dressed(form);
    if (event.target.dataset.day === undefined) return;
    clearTimeout(pause);
    pause = setTimeout(() => echo(event.target), 250);
  });

  async function echo(input) {
    const spot = input.closest("label").nextElementSibling;
    const typed = input.value.trim();
    const answer = typed ? await readDay(typed) : { ok: true, told: { words: "" } };
    if (input.value.trim() === typed)
      spot.textContent = answer.told.words ?? answer.told.problem ?? texts.day_later;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("dialog form");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.path) send(form);
  });
  document.addEventListener("click", (event) => {
    const at = event.target.closest("[data-close], [data-conflict], [data-drop], [data-ask]");
    if (!at) return;
    const form = at.closest("form");
    if (at.dataset.ask) ask(at.dataset.ask, JSON.parse(at.dataset.fill ?? "{}"));
    else if (at.dataset.close !== undefined || at.dataset.conflict === "theirs") close(form);
    else if (at.dataset.conflict === "mine") send(form);
    else if (at.dataset.drop !== undefined) leave(form);
  });
  for (const box of document.querySelectorAll("dialog")) {
    box.addEventListener("cancel", () => keep.drop(PLACE + box.id.slice("ask-".length)));
  }

  async function leave(form) {
    const { id, version } = read(form);
    const answer = await call("POST", `attendance/${id}/leaving`, { version });
    if (answer.ok) done(form, answer);
    else tell(form, answer.told.problem ?? texts.offline);
  }

  // A form that was open when the browser was closed.
  function restore() {
    const name = keep.names(PLACE)[0]?.slice(PLACE.length);
    if (name && dialog(name)) ask(name, keep.get(PLACE + name).values);
  }

  return { ask, close, restore, isOpen: () => document.querySelector("dialog[open]") !== null };
}
