// How a page hears that something was written: the store's revision, pushed by the server (/events). The one place
// that opens a line to it. Pages find this module by the address their head hands over (`<link id="km-revisions">`).
// A websocket: a browser has six connections to a server for all its tabs together, and websockets are not counted.
//
// `onRevision(number, first)`: the store's revision, at once, at every rise and every 20 s. `first`: of a new line,
// and believed even when it says less than before, for the store may have been set up anew.
// `onState(state)`: "connected"; "lost" (we try again); "refused": this reader may not look any more, and nothing is
// tried again unless the page calls `connect`.
const AGAIN_MS = 1000; // before the first try; twice as long before each further one
const LONGEST_MS = 8000; // …but no longer than this
const FULL_MS = 30000; // …and after the server said it has no room
const SILENT_MS = 50000; // the server repeats itself every 20 s: a line silent for this long is dead
const SHUT_OUT = 4403; // dashboard/web/events.py, Farewell
const NO_ROOM = 4503;

const address = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/events`;

export function followRevisions({ onRevision, onState, silentMs = SILENT_MS }) {
  let line = null; // the WebSocket
  let told = false; // whether the line has said something
  let quiet = 0; // timer: silent for too long
  let again = 0; // timer: of the next try
  let failed = 0; // tries in a row that brought nothing

  const isConnected = () => told && line?.readyState === WebSocket.OPEN;

  function connect() {
    clearTimeout(again);
    leave();
    const mine = new WebSocket(address());
    let first = true;
    line = mine;
    mine.addEventListener("message", ({ data }) => {
      if (mine !== line) return;
      wake();
      failed = 0;
      if (!told) {
        told = true;
        onState("connected");
      }
      if (data === "") return; // the server has just begun, and knows nothing yet
      onRevision(Number(data), first);
      first = false;
    });
    mine.addEventListener("close", ({ code }) => {
      if (mine === line) over(code);
    });
    wake();
  }

  // What an old line still says is not heard any more: a dead one takes minutes to close.
  function leave() {
    const old = line;
    line = null;
    told = false;
    old?.close();
  }

  function over(code) {
    clearTimeout(quiet);
    leave();
    if (code === SHUT_OUT) onState("refused");
    else {
      tryAgain(code === NO_ROOM ? FULL_MS : Math.min(AGAIN_MS * 2 ** failed, LONGEST_MS));
      failed += 1;
      onState("lost");
    }
  }

  // Not all at once: a thousand pages have lost the same server.
  function tryAgain(wait) {
    clearTimeout(again);
    again = setTimeout(connect, wait * (0.5 + Math.random()));
  }

  function wake() {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      connect();
      onState("lost");
    }, silentMs);
  }

  return { connect, isConnected };
}
