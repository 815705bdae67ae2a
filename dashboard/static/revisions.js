// How a page hears that something was written: the store's revision, pushed by the server (/events). The one place
// that opens a line to it. Pages find this module by the address their head hands over (`<link id="km-revisions">`).
//
// `onRevision(number, first)`: the store's revision, at once, at every rise and every 20 s. `first`: of a new line,
// and believed even when it says less than before, for the store may have been set up anew.
// `onState(state)`: "connected"; "lost" (we try again); "refused": this reader may not look any more, and nothing is
// tried again unless the page calls `connect`.
const AGAIN_MS = 2000; // between tries where the browser gives up by itself; the server's `retry` covers the rest
const FULL_MS = 30000; // …and after the server said it has no room
const SILENT_MS = 50000; // the server repeats itself every 20 s: a line silent for this long is dead

export function followRevisions({ onRevision, onState, silentMs = SILENT_MS }) {
  let line = null; // the EventSource
  let quiet = 0; // timer: silent for too long
  let again = 0; // timer: of the next try

  const isConnected = () => line?.readyState === EventSource.OPEN;

  function connect() {
    clearTimeout(again);
    line?.close();
    const mine = new EventSource("/events");
    let first = true;
    line = mine;
    mine.addEventListener("open", () => {
      wake();
      onState("connected");
    });
    mine.addEventListener("message", ({ data }) => {
      wake();
      onRevision(Number(data), first);
      first = false;
    });
    mine.addEventListener("error", () => {
      onState("lost");
      if (mine.readyState === EventSource.CLOSED) tryAgain(AGAIN_MS);
    });
    wake();
  }

  function wake() {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      connect();
      onState("lost");
    }, silentMs);
  }

  function tryAgain(wait) {
    clearTimeout(again);
    again = setTimeout(askWhy, wait);
  }

  // A browser comes back by itself after a broken line, but never after an answer that is no stream.
  async function askWhy() {
    const asking = line;
    const status = await fetch("/events", { method: "HEAD", cache: "no-store" }).then(
      (answer) => answer.status,
      () => 0, // the server is not there
    );
    if (asking !== line) return; // connected anew meanwhile
    if (status === 403) {
      clearTimeout(quiet);
      onState("refused");
    } else if (status === 200) connect();
    else tryAgain(status === 503 ? FULL_MS * (0.5 + Math.random()) : AGAIN_MS);
  }

  return { connect, isConnected };
}
