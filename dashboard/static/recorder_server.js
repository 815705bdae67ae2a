// Talking to the server: questions and deeds as JSON, and the news that something was written (/events).
const SILENT_MS = 50000; // the server repeats itself every 20 s: a line silent for this long is dead
const LOST_MS = 2000;

// `heard(told, anew)`: the room as it is now. `noticed(answer)`: what became of a question. `back()`: the line is whole
// again. `lost()`: it is not.
export function serverOf({ data, revision, heard, noticed, back, lost }) {
  const base = `/room/${encodeURIComponent(data.meeting)}`;
  const language = encodeURIComponent(document.documentElement.lang);
  let csrf = data.csrf;

  // The answer as {ok, status, told}; status 0: nothing was reached.
  async function ask(method, path, body) {
    const address = `${base}/${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
    const options = { method, credentials: "same-origin", cache: "no-store", headers: {} };
    if (body) {
      options.headers = { "Content-Type": "application/json", "X-KM-CSRF": csrf };
      options.body = JSON.stringify(body);
    }
    try {
      const answer = await fetch(address, options);
      return { ok: answer.ok, status: answer.status, told: await answer.json().catch(() => ({})) };
    } catch {
      return { ok: false, status: 0, told: {} };
    }
  }

  // The sign-in may have been renewed in another tab: then the page's token is another one. What this account wrote is
  // never sent by another.
  function taken(answer, anew) {
    if (!answer.ok || answer.told.account !== data.account) return false;
    csrf = answer.told.csrf;
    heard(answer.told, anew);
    return true;
  }

  async function call(method, path, body) {
    let answer = await ask(method, path, body);
    const renew = answer.status === 403 && answer.told.why === "stale";
    if (renew && taken(await ask("GET", "state"))) answer = await ask(method, path, body);
    noticed(answer);
    if (answer.ok && answer.told.state) heard(answer.told.state);
    return answer;
  }

  let asking = null;
  async function refresh(anew = false) {
    if (asking) {
      asking.again = true;
      return;
    }
    asking = { again: false };
    const answer = await ask("GET", "state");
    const { again } = asking;
    asking = null;
    noticed(answer);
    if (!taken(answer, anew) && answer.ok) noticed({ status: 403, told: { why: "stale" } });
    if (again) refresh();
  }

  let stream = null;
  let quiet = 0;
  function listen() {
    stream?.close();
    const mine = new EventSource("/events");
    stream = mine;
    let first = true;
    mine.onopen = back;
    mine.onmessage = (message) => {
      const number = Number(message.data);
      // A new line is believed even when it says less: the store may have been set up anew.
      if (number > revision() || (first && number < revision())) refresh(first);
      first = false;
      wake();
    };
    mine.onerror = () => {
      setTimeout(() => {
        if (mine !== stream || mine.readyState === EventSource.OPEN) return;
        lost();
        if (mine.readyState === EventSource.CLOSED) listen(); // a browser comes back by itself but from an answer that is no stream
      }, LOST_MS);
    };
    wake();
  }

  function wake() {
    clearTimeout(quiet);
    quiet = setTimeout(listen, SILENT_MS);
  }

  return {
    ask,
    call,
    refresh,
    listen,
    readDay: (typed) => ask("GET", `day?text=${encodeURIComponent(typed)}`),
  };
}
