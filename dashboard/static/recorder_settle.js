// Settling a number on which sources disagree: the question, then its statements; one key chooses.
const THAI_ZERO = 0x0e50; // a Thai keyboard's own digits
const latin = (key) => (/^[\u0e50-\u0e59]$/.test(key) ? String(key.charCodeAt(0) - THAI_ZERO) : key);

// `chosen(check, statement)`: this is the one that counts.
export function settleOf({ box, list, texts, room, chosen }) {
  function open() {
    const wanted = room.here()?.check;
    const checks = room.state().checks.filter((one) => !wanted || one.code === wanted);
    if (checks.length === 1) statements(checks[0]);
    else
      show(
        null,
        checks.map((one, place) => line(one.title, place, () => statements(one))),
      );
    box.showModal();
    focus();
  }

  function statements(check) {
    show(
      check.title,
      check.statements.map((one, place) =>
        line(one.value, place, () => {
          chosen(check, one);
          box.close();
        }),
      ),
    );
    focus();
  }

  function show(title, lines) {
    const head = document.createElement("h3");
    head.textContent = title ?? "";
    list.replaceChildren(...(title ? [head] : []), ...(lines.length ? lines : [texts.no_checks]));
  }

  function line(text, place, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kr-pick";
    const key = document.createElement("kbd");
    if (place < 9) key.textContent = button.dataset.digit = place + 1;
    button.append(key, ` ${text}`);
    button.addEventListener("click", act);
    return button;
  }

  const focus = () => list.querySelector("button")?.focus();

  box.addEventListener("keydown", (event) => {
    const found = list.querySelector(`[data-digit="${CSS.escape(latin(event.key))}"]`);
    if (!found) return;
    event.preventDefault();
    found.click();
  });
  return { open };
}
