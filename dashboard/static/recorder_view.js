// What the page shows of the room: the parts the server draws, the matter on the floor with its timer, the clock,
// and what waits for the server.
const SECOND = 1000;
const HEAD_PX = 64; // the agenda's heads stay in sight and cover that much

export function viewOf({ texts, room }) {
  const part = (name) => document.getElementById(name);
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const drawn = {};

  // Puts a part in place of the old one where it is another; who goes by keyboard stays on the same control.
  function swap(name, html) {
    const box = document.querySelector(`[data-part="${name}"]`);
    if (!box || drawn[name] === html) return;
    drawn[name] = html;
    const at = box.contains(document.activeElement) ? markOf(document.activeElement) : null;
    const top = box.scrollTop;
    box.innerHTML = html; // escaped by the server's templates
    box.scrollTop = top;
    if (at) box.querySelector(at)?.focus({ preventScroll: true });
  }

  function markOf(control) {
    const names = [
      "data-floor",
      "data-edit",
      "data-person",
      "data-ask",
      "data-fill",
      "data-tap",
      "data-agency",
      "data-post",
    ];
    const marks = names.filter((name) => control.hasAttribute(name));
    return marks.map((name) => `[${name}="${CSS.escape(control.getAttribute(name))}"]`).join("") || null;
  }

  function parts(html) {
    for (const [name, each] of Object.entries(html)) swap(name, each);
    filter();
  }

  // ---- the matter that counts here ----

  const clockwise = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function spentOn(matter) {
    const onFloor = room.state().floor;
    const going = onFloor?.key === matter.key ? Math.max(0, room.now() - onFloor.since) / SECOND : 0;
    return Math.floor(matter.spent + going);
  }

  function timer(matter) {
    const spent = spentOn(matter);
    if (!spent && room.state().floor?.key !== matter.key) return ["", false];
    if (!matter.minutes) return [fill(texts.spent, { spent: clockwise(spent) }), false];
    const over = spent - matter.minutes * 60;
    if (over > 0) return [fill(texts.over, { over: clockwise(over), minutes: matter.minutes }), true];
    return [fill(texts.spent_of, { spent: clockwise(spent), minutes: matter.minutes }), false];
  }

  function floor() {
    const matter = room.here();
    const open = room.state().life === "open";
    part("floor").classList.toggle("empty", !matter);
    part("floor-is").textContent = open ? texts.floor_is : texts.looked_at;
    part("floor-no").textContent = matter?.no ?? "";
    part("floor-demo").hidden = !matter?.demo;
    part("floor-title").textContent = matter?.title ?? (open ? texts.floor_empty : texts.pick_one);
    const before = matter?.head_kind === "minutes" && matter.kind === "head" ? room.state().before : null;
    const facts = before
      ? [fill(before.approved ? texts.approved : texts.not_approved, { day: before.words })]
      : matter?.facts;
    part("floor-facts").replaceChildren(...(facts ?? []).map(fact));
    part("assign").hidden = !open || !matter?.action;
    part("settle").hidden = !open;
    part("settle").classList.toggle("kr-main", Boolean(matter?.check));
    part("approve").hidden = part("correct").hidden = !open || !before || before.approved;
    for (const button of document.querySelectorAll("[data-floor]")) {
      const on = button.dataset.floor === matter?.key;
      if (on) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    if (matter?.key !== seen) bring(document.querySelector('[data-floor][aria-current="true"]'));
    seen = matter?.key;
    tick();
  }

  // Scrolls the agenda, where it scrolls by itself, and never the page under who is typing.
  let seen = null;
  function bring(row) {
    const box = row?.closest(".kr-scroll");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [at, frame] = [row.getBoundingClientRect(), box.getBoundingClientRect()];
    const above = frame.top + HEAD_PX - at.top;
    if (above > 0) box.scrollTop -= above;
    else if (at.bottom > frame.bottom) box.scrollTop += at.bottom - frame.bottom;
  }

  function fact(text) {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  }

  function tick() {
    const matter = room.here();
    const [text, over] = matter ? timer(matter) : ["", false];
    show(part("floor-spent"), text, over);
    for (const each of room.state().matters) {
      const spot = document.querySelector(`[data-spent="${CSS.escape(each.key)}"]`);
      if (spot) show(spot, ...timer(each));
    }
    clock();
  }

  function show(spot, text, over) {
    if (spot.textContent !== text) spot.textContent = text;
    spot.classList.toggle("over", over);
  }

  const BANGKOK = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Bangkok",
    hour: "2-digit",
    minute: "2-digit",
  });
  function clock() {
    const [hour, minute] = BANGKOK.format(room.now()).split(":");
    const text = fill(texts.clock, { hour, minute });
    if (part("clock").textContent !== text) part("clock").textContent = text;
  }

  // ---- what waits ----

  let lined = "";
  function out(entries, hands) {
    const now = JSON.stringify(entries);
    if (now === lined) return; // a button that has the focus keeps it
    lined = now;
    part("out").replaceChildren(...entries.map((one) => waiting(one, hands)));
  }

  function waiting(one, hands) {
    const line = document.createElement("li");
    line.className = `kr-kept ${one.problem ? "mend" : "wait"}`;
    const mark = document.createElement("b");
    mark.textContent = one.problem ? texts.mend : texts.waiting;
    const words = document.createElement("p");
    words.className = "kr-words";
    words.textContent = one.body.text;
    line.append(mark, words);
    if (!one.problem) return line;
    const why = document.createElement("p");
    why.className = "kr-problem";
    why.textContent = one.problem.sentence;
    const acts = document.createElement("p");
    acts.className = "kr-acts";
    acts.append(
      ...hands(one).map(([text, act]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = text;
        button.addEventListener("click", act);
        return button;
      }),
    );
    line.append(why, acts);
    return line;
  }

  // ---- signs ----

  function sign(sentence, link) {
    const box = part("sign");
    box.hidden = !sentence;
    box.querySelector("span").textContent = sentence ?? "";
    const way = box.querySelector("a");
    way.hidden = !link;
    if (link) [way.textContent, way.href] = link;
  }

  function aloud(sentence) {
    part("aloud").textContent = "";
    requestAnimationFrame(() => {
      part("aloud").textContent = sentence;
    });
  }

  // ---- looking for a matter ----

  // As it is typed: whole_words.js keeps a shown number and its word together by spaces and signs nobody types.
  const asTyped = (shown) =>
    shown
      .replace(/\u2060/g, "")
      .replace(/\s+/g, " ")
      .toLowerCase();

  function filter() {
    const typed = part("find").value.trim().toLowerCase();
    for (const button of document.querySelectorAll('[data-part="agenda"] [data-floor]')) {
      button.closest("li, h3").hidden = !asTyped(button.textContent).includes(typed);
    }
  }

  function firstFound() {
    const buttons = [...document.querySelectorAll('[data-part="agenda"] [data-floor]')];
    const typed = part("find").value.trim().toLowerCase();
    const exact = buttons.find((one) => one.querySelector(".kr-no")?.textContent.toLowerCase() === typed);
    return exact ?? buttons.find((one) => one.checkVisibility());
  }

  setInterval(tick, SECOND);
  return { parts, floor, out, sign, aloud, filter, firstFound };
}
