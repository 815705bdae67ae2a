"""When is a Streamlit page at rest? Asked as Streamlit's own browser tests do, plus fonts and a calm."""

import time
from typing import Final

from playwright.sync_api import Error, Page

TIMEOUT_S: Final = 30.0
# A click reaches the server and "running" comes back some 50 ms later; widgets hold input back for up to 200.
CALM_S: Final = 0.3
POLL_MS: Final = 50

# A page that is not Streamlit's (sign-in, open data) has no #root: loaded is enough.
AT_REST: Final = """() => {
  if (document.readyState !== 'complete' || document.fonts.status !== 'loaded') return 'loading';
  if (!document.getElementById('root')) return '';
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return 'no stApp yet';
  const {testConnectionState: connection, testScriptState: script} = app.dataset;
  if (connection !== 'CONNECTED') return `connection ${connection}`;
  if (script !== 'notRunning') return `script ${script}`;
  if (document.querySelector('[data-testid="stSkeleton"]')) return 'skeletons';
  if (document.querySelector('[data-stale="true"]')) return 'stale elements';
  return '';
}"""

# Watched in the page itself: a question from here every 50 ms costs three processes more than the page's own work.
CALM: Final = (
    "async ([calm, patience, poll]) => { const busyWith = "
    + AT_REST
    + """;
  const began = performance.now();
  for (let since = null;;) {
    const now = performance.now(), busy = busyWith();
    since = busy ? null : since ?? now;
    if (since !== null && now - since >= calm) return '';
    if (busy && now - began > patience) return busy;
    await new Promise(later => setTimeout(later, poll));
  }
}"""
)


def settled(page: Page, *, timeout_s: float = TIMEOUT_S, calm_s: float = CALM_S) -> None:
    """Wait until the page has been at rest for ``calm_s`` on end; after a click see ``runs``.

    Raises:
        TimeoutError: it is still busy after ``timeout_s`` seconds; the message says with what.
    """
    deadline = time.monotonic() + timeout_s
    while (busy := _busy(page, calm_s, deadline - time.monotonic())) and time.monotonic() <= deadline:
        page.wait_for_timeout(POLL_MS)
    if busy:
        raise TimeoutError(f"{page.url} not settled after {timeout_s:.0f} s: {busy}")


def _busy(page: Page, calm_s: float, left_s: float) -> str:
    """Return what the page is still busy with after ``left_s`` seconds, "" once it was at rest for ``calm_s``."""
    try:
        return str(page.evaluate(CALM, [1000 * calm_s, 1000 * left_s, POLL_MS]))
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        return "moving to another page"
