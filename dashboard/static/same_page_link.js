// A link of Streamlit's to the page that is shown leaves day and language out of the address. The server puts them
// back for other pages; for the same one the address would be that of the step before, which is what Back asks for.
// So the link carries them itself (dashboard/session/address.py).

const KEPT = ["as_of", "lang"];

function plain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function withKept(link) {
  const address = new URL(link.href);
  const here = new URL(location.href);
  if (address.origin !== here.origin || address.pathname !== here.pathname) return undefined;
  const dropped = KEPT.filter((name) => here.searchParams.has(name) && !address.searchParams.has(name));
  for (const name of dropped) address.searchParams.set(name, here.searchParams.get(name));
  return dropped.length ? address : undefined;
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(
      '[data-testid="stSidebar"] a[href], [data-testid="stHeader"] a[href]',
    );
    const address = link && plain(event) ? withKept(link) : undefined;
    if (!address) return;
    event.preventDefault();
    event.stopPropagation(); // before Streamlit hears of it
    if (address.href !== location.href) history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate")); // Streamlit runs the page again with the new address
  },
  { capture: true },
);
