// What this browser keeps of one account's session at the recorder: the line being typed, forms not yet sent, and what
// waits for the server. Another account on the same machine has keys of its own and never sees these.
const PREFIX = "km-room:";

// Private windows may refuse storage, and it may be full: then until the page is closed, and the page says so.
export function keeper(account, meeting) {
  const prefix = `${PREFIX}${account}:${meeting}:`;
  const memory = new Map();
  return {
    safe: true,

    get(name) {
      if (memory.has(name)) return memory.get(name);
      try {
        return JSON.parse(localStorage.getItem(prefix + name));
      } catch {
        return null;
      }
    },

    set(name, value) {
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value));
        memory.delete(name);
        this.safe = true;
      } catch {
        memory.set(name, value);
        this.safe = false;
      }
    },

    drop(name) {
      memory.delete(name);
      try {
        localStorage.removeItem(prefix + name);
      } catch {
        /* refused */
      }
    },

    // The names that begin so, in order.
    names(start) {
      const found = new Set([...memory.keys()].filter((name) => name.startsWith(start)));
      try {
        for (const key of Object.keys(localStorage)) {
          if (key.startsWith(prefix + start)) found.add(key.slice(prefix.length));
        }
      } catch {
        /* refused */
      }
      return [...found].toSorted();
    },

    // Another tab of this account has changed what is kept.
    watch(start, changed) {
      addEventListener("storage", (event) => {
        if (event.key?.startsWith(prefix + start)) changed();
      });
    },

    // A place of this tab's own among `start`0, `start`1, …: one with something left behind first. It is held until the
    // tab is closed, so that two tabs never write into one place.
    async place(start) {
      const left = this.names(start);
      const free = [...Array(9).keys()].map((number) => start + number);
      for (const name of new Set([...left, ...free])) {
        if (await held(prefix + name)) return name;
      }
      return free[0];
    },
  };
}

// Only pages that came by https (or from this machine) have locks; elsewhere one tab at a time is taken for granted.
function held(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((tell) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      tell(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

// A random UUID (version 4), on pages that came by plain http too.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
