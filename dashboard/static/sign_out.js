// The pages that sign out (templates/account/unsent.html): tell what this browser has not sent yet, and do with it what
// was chosen, before the sign-in is over.
const { waiting, forget, lock, senders } = await import(document.getElementById("km-unsent").href);

const box = document.getElementById("unsent");
const form = box.closest("form");
const { account } = box.dataset;
const problem = box.querySelector("[role=alert]");

function tell() {
  const found = waiting(account);
  box.hidden = found.length === 0;
  const count = box.querySelector("[data-count]");
  count.textContent = count.dataset.count.replace("{count}", found.length);
  const there = senders(found);
  for (const link of box.querySelectorAll("[data-sender]")) {
    const address = there.find((one) => one.startsWith(link.dataset.sender));
    link.hidden = !address;
    if (address) link.href = address + link.search;
  }
  return found.length > 0;
}

form.addEventListener("submit", async (event) => {
  const told = !box.hidden;
  const waits = tell();
  const keep = new FormData(form).get("unsent") === "keep";
  if (!waits || (told && !keep)) {
    forget(account);
    return;
  }
  event.preventDefault();
  if (!told) return; // something was written in another tab meanwhile
  problem.hidden = await lock(account, form.elements.csrf.value);
  if (!problem.hidden) return;
  forget(account); // settings only: what waited is locked
  form.submit();
});
addEventListener("storage", tell);
tell();
