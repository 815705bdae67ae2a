// Which agency: typed ahead in a list, exactly one. Pattern: combobox with a list below (ARIA).
// `agencies`: {code, short, name, thai}; `enter(sure)`: Enter was pressed with nothing left to choose.
export function choice({ input, list, agencies, texts, changed, enter, say }) {
  let chosen = null;
  let at = 0; // the line of the list that is marked
  let moved = false; // by arrows: then it is meant

  const plain = (text) => text.trim().toLowerCase().replaceAll(".", "");
  const fits = (one, typed) => [one.short, one.thai, one.code].some((word) => plain(word).startsWith(typed));
  const inside = (one, typed) => plain(one.name).includes(typed) || plain(one.short).includes(typed);

  function found() {
    const typed = plain(input.value);
    if (!typed) return agencies;
    const first = agencies.filter((one) => fits(one, typed));
    const exact = first.filter((one) => plain(one.short) === typed || one.code === typed);
    if (exact.length === 1) return exact;
    return first.length ? first : agencies.filter((one) => inside(one, typed));
  }

  const isOpen = () => !list.hidden;

  function open() {
    const lines = found();
    at = Math.min(at, Math.max(0, lines.length - 1));
    list.replaceChildren(...lines.map(option));
    list.hidden = lines.length === 0;
    input.setAttribute("aria-expanded", String(isOpen()));
    mark();
  }

  function option(one, place) {
    const line = document.createElement("li");
    line.id = `${list.id}-${one.code}`;
    line.role = "option";
    line.dataset.place = place;
    const short = document.createElement("b");
    short.textContent = one.short;
    line.append(short, ` ${one.name}`);
    return line;
  }

  function mark() {
    [...list.children].forEach((line, place) => line.setAttribute("aria-selected", String(place === at)));
    const line = isOpen() ? list.children[at] : null;
    line?.scrollIntoView({ block: "nearest" });
    if (line) input.setAttribute("aria-activedescendant", line.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    list.hidden = true;
    moved = false;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(one) {
    chosen = one;
    input.value = one ? one.short : "";
    close();
    changed(one);
  }

  // What is typed is taken for the one agency it can mean; true when the field is settled.
  function settle() {
    const typed = plain(input.value);
    if (!typed) {
      if (chosen) choose(null);
      return true;
    }
    if (chosen && plain(chosen.short) === typed) return true;
    const lines = found();
    if (!lines.length) {
      say(texts.no_such_agency.replace("{typed}", () => input.value.trim()));
      return false;
    }
    const meant = lines.length === 1 || moved;
    const one = lines[at] ?? lines[0];
    choose(one);
    if (!meant) say(texts.which.replace("{agency}", () => one.short));
    return meant;
  }

  function move(step) {
    if (!isOpen()) {
      at = 0;
      open();
    } else at = (at + step + list.children.length) % list.children.length;
    moved = true;
    mark();
  }

  input.addEventListener("input", () => {
    at = 0;
    moved = false;
    chosen = null;
    changed(null);
    open();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const choosing = isOpen();
      if (moved && choosing && !plain(input.value)) choose(found()[at]);
      // In the list Enter chooses and nothing else; what is recorded is sent by the next one.
      if (settle() && !choosing) enter();
      else if (chosen) close();
    } else if (event.key === "Tab") {
      if (moved && isOpen() && !plain(input.value)) choose(found()[at]);
      else settle();
    } else if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", () => {
    settle();
    close();
  });
  input.addEventListener("click", open);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const line = event.target.closest("[data-place]");
    if (line) choose(found()[Number(line.dataset.place)]);
  });

  return {
    get code() {
      return chosen?.code ?? null;
    },
    get one() {
      return chosen;
    },
    set code(code) {
      chosen = agencies.find((one) => one.code === code) ?? null;
      input.value = chosen?.short ?? "";
      close();
    },
    settle,
  };
}
