// Talking to the server: questions and deeds as JSON, and the news that something was written (/events).
const LOST_MS = 2000;

// `heard(told, anew)`: the room as it is now. `noticed(answer)`: what became of a question. `back()`: the line is whole
// again. `lost()`: it is not.
export function serverOf({ followRevisions, data, revision, heard, noticed, back, lost }) {
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

  const line = followRevisions({
    onRevision: (number, first) => {
      if (number > revision() || (first && number < revision())) refresh(first);
    },
    onState: (state) => {
      if (state === "connected") back();
      else setTimeout(() => stillAway(state), LOST_MS);
    },
  });

  // Who signs in again in another tab goes on here: a refused line is tried again.
  function stillAway(state) {
    if (line.isConnected()) return;
    lost();
    if (state === "refused") line.connect();
  }

  return {
    ask,
    call,
    refresh,
    listen: line.connect,
    readDay: (typed) => ask("GET", `day?text=${encodeURIComponent(typed)}`),
  };
}
