// What this browser has not sent yet, of any account: the recorder's entries (recorder_keep.js) and reports begun
// (drafts.js). Who signs out may have it locked: then it lies here as a text that the server alone can open, and opens
// for the same account only (dashboard/web/unsent.py).
const OF_ACCOUNT = /^km-(?:room|draft):(\d+):/;
const WAITS = /^km-room:\d+:[^:]*:(?:out|line|form|said):|^km-draft:/; // not the settings of the keys
const LOCKED = "km-locked:";

// Private windows may refuse storage: then nothing is kept.
function names() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

const accountOf = (name) => OF_ACCOUNT.exec(name)?.[1];
const ownNames = (account) => names().filter((name) => accountOf(name) === String(account));

export const waiting = (account) => ownNames(account).filter((name) => WAITS.test(name));

export function forget(account) {
  for (const name of ownNames(account)) localStorage.removeItem(name);
}

async function post(what, csrf, body) {
  const headers = { "Content-Type": "application/json", "X-KM-CSRF": csrf };
  const options = { method: "POST", credentials: "same-origin", headers, body: JSON.stringify(body) };
  const answer = await fetch(`/my/unsent/${what}`, options).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

// Locks what waits and forgets the rest; false where the server could not: then everything is as it was.
export async function lock(account, csrf) {
  const found = waiting(account).map((name) => [name, localStorage.getItem(name)]);
  const answer = await post("lock", csrf, { account: Number(account), entries: Object.fromEntries(found) });
  if (!answer) return false;
  try {
    localStorage.setItem(`${LOCKED}${account}:${Date.now()}`, answer.locked);
  } catch {
    return false; // full
  }
  for (const [name, value] of found) if (localStorage.getItem(name) === value) localStorage.removeItem(name);
  return true;
}

// Brings back what this account has locked, and locks what an ended sign-in of another account has left open.
export async function unlock(account, csrf) {
  for (const name of names().filter((one) => one.startsWith(`${LOCKED}${account}:`))) {
    const answer = await post("unlock", csrf, { locked: localStorage.getItem(name) });
    if (!answer) continue;
    for (const [entry, value] of Object.entries(answer.entries))
      if (localStorage.getItem(entry) === null) localStorage.setItem(entry, value);
    localStorage.removeItem(name);
  }
  const others = new Set(
    names()
      .filter((name) => WAITS.test(name))
      .map(accountOf),
  );
  others.delete(String(account));
  for (const other of others) await lock(other, csrf);
}

// Where each entry can be sent from.
export const senders = (found) => [
  ...new Set(found.map((name) => (name.startsWith("km-room:") ? `/room/${name.split(":")[2]}` : "/my"))),
];
