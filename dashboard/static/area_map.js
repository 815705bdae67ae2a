// Draws the maps of Streamlit's pages: its HTML lets no SVG through, so a page carries each as text of an attribute,
// made and escaped by the server (dashboard/templates/widgets/area_map_drawing.html). An area is a link: a plain
// click goes there without loading the document anew, anything else is left to the browser.

const HOST = ".km-map [data-svg]";

function draw(host) {
  if (host.drawnFrom === host.dataset.svg) return;
  const parsed = new DOMParser().parseFromString(host.dataset.svg, "image/svg+xml");
  for (const area of parsed.querySelectorAll("path[aria-label]")) {
    const title = parsed.createElementNS(area.namespaceURI, "title");
    title.textContent = area.getAttribute("aria-label");
    area.append(title); // what the mouse is shown
  }
  host.replaceChildren(document.importNode(parsed.documentElement, true));
  host.drawnFrom = host.dataset.svg;
}

const drawAll = () => document.querySelectorAll(HOST).forEach(draw);

function plain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

// Names of nouns (dashboard/widgets/nouns.py) are followed in the same way; where something may have been typed the
// browser loads the page anew, so that what would be lost is asked about first.
const typing = () => document.querySelector('[data-testid="stMain"] textarea, [data-testid="stForm"]');

function follow(event) {
  const link = event.target.closest?.(".km-map a, a.km-noun");
  if (!link || event.defaultPrevented || !plain(event)) return;
  if (link.matches("a.km-noun") && (typing() || !document.querySelector('[data-testid="stApp"]'))) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  dispatchEvent(new PopStateEvent("popstate")); // Streamlit runs the page again with the new address
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

new MutationObserver(drawAll).observe(document.documentElement, {
  attributeFilter: ["data-svg"],
  childList: true,
  subtree: true,
});
document.addEventListener("click", follow);
drawAll();
