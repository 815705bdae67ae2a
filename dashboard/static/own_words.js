// Streamlit speaks English: its words are put into the reader's language as they appear, and its phone's drawer closes
// when a page was chosen. The words come with the page (dashboard/streamlit_host/own_words.py).

const ATTRIBUTES = ["aria-label", "placeholder", "title"];
const OURS = ".stHtml, textarea, script, style, svg.marks"; // what people wrote is left as it is
const PHONE = 768; // pixels: Streamlit shows its drawer up to here

const { words, patterns } = JSON.parse(document.getElementById("km-own-words")?.textContent ?? "{}");
const shapes = (patterns ?? []).map(([shape, ours]) => [new RegExp(shape), ours]);

// undefined: not one of Streamlit's.
function inOurs(text) {
  const said = text.trim();
  if (!said) return undefined;
  if (Object.hasOwn(words, said)) return words[said];
  for (const [shape, ours] of shapes) if (shape.test(said)) return said.replace(shape, ours).trim();
  return undefined;
}

function reword(part) {
  if (part.closest(OURS)) return;
  for (const name of ATTRIBUTES) {
    const ours = part.hasAttribute(name) ? inOurs(part.getAttribute(name)) : undefined;
    if (ours !== undefined && ours !== part.getAttribute(name)) part.setAttribute(name, ours);
  }
}

function rewordText(node) {
  if (!node.parentElement || node.parentElement.closest(OURS)) return;
  const ours = inOurs(node.nodeValue);
  if (ours !== undefined && ours !== node.nodeValue) node.nodeValue = ours;
}

function rewordAll(root) {
  if (root.nodeType === Node.TEXT_NODE) return rewordText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OURS)) return undefined;
  reword(root);
  for (const part of root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())) reword(part);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) rewordText(texts.currentNode);
  return undefined;
}

// Its lists of pages hold headings and boxes beside their entries: to a screen reader they are groups of links.
function asGroups() {
  for (const list of document.querySelectorAll('ul[data-testid="stSidebarNavItems"]:not([role])')) {
    list.setAttribute("role", "group");
  }
  for (const entry of document.querySelectorAll('[data-testid="stSidebarNavItems"] li:not([role])')) {
    entry.setAttribute("role", "presentation");
  }
}

if (words) {
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") reword(change.target);
      else if (change.type === "characterData") rewordText(change.target);
      else for (const node of change.addedNodes) rewordAll(node);
    }
    asGroups();
  }).observe(document.body, {
    attributes: true,
    attributeFilter: ATTRIBUTES,
    characterData: true,
    childList: true,
    subtree: true,
  });
  rewordAll(document.body);
  asGroups();
}

document.addEventListener("click", (event) => {
  const chosen = event.target instanceof Element && event.target.closest('[data-testid="stSidebar"] a[href]');
  if (!chosen || innerWidth > PHONE || event.ctrlKey || event.metaKey) return;
  // After Streamlit's own listeners: they go to the page.
  setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
});
