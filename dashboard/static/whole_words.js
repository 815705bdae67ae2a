// Where a line may not end: a number stays with what it counts and a day with its month and year; Thai words that the
// browser's dictionary takes for two ("วัน|นี้") stay whole. Only what is shown is changed, never what is typed or sent.

const NO_BREAK = "\u00a0";
const JOINER = "\u2060"; // no width, no break
const LEFT_ALONE = "input, textarea, select, script, style, code, pre, svg, [contenteditable]";
// What is pressed keeps its name as it was given, but for its spaces: people ask for it by voice.
const PRESSED = "button, [role='button'], [role='option'], label";
const MONTHS =
  "ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\." +
  "|[ก-๙]+(?:ยน|คม|พันธ์)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
const COUNTED = /([\d๐-๙][\d๐-๙.,]*) (?=[ก-๙A-Za-z%])/g;
const DATED = new RegExp(`([\\d๐-๙][ \u00a0](?:${MONTHS})) (?=[\\d๐-๙]{4}(?![\\d๐-๙]))`, "g");
const WORDS = /(วัน|ครั้ง|เดือน|ปี)(?=นี้)|ครั้ง(?=ก่อน|หน้า|แรก)|ผู้(?=ว่าฯ)|งบ(?=ประมาณ)|พอ(?=เพียง)|คืบ(?=หน้า)/g;

export function whole(text, pressed = false) {
  const kept = text.replace(COUNTED, `$1${NO_BREAK}`).replace(DATED, `$1${NO_BREAK}`);
  return pressed ? kept : kept.replace(WORDS, `$&${JOINER}`);
}

function keepWhole(node) {
  if (!node.parentElement || node.parentElement.closest(LEFT_ALONE)) return;
  if (!/\s|[^]{12}/.test(node.nodeValue.trim())) return; // one word alone has a line of its own
  const kept = whole(node.nodeValue, Boolean(node.parentElement.closest(PRESSED)));
  if (kept !== node.nodeValue) node.nodeValue = kept;
}

function keepAllWhole(root) {
  if (root.nodeType === Node.TEXT_NODE) return keepWhole(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(LEFT_ALONE)) return undefined;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) keepWhole(texts.currentNode);
  return undefined;
}

// What is copied from a page is what stands there, without our signs.
document.addEventListener("copy", (event) => {
  const text = String(getSelection());
  if (event.target.closest?.(LEFT_ALONE) || !/[\u00a0\u2060]/.test(text)) return;
  event.clipboardData.setData("text/plain", text.replaceAll(JOINER, "").replaceAll(NO_BREAK, " "));
  event.preventDefault();
});

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "characterData") keepWhole(change.target);
    else for (const node of change.addedNodes) keepAllWhole(node);
  }
}).observe(document.body, { characterData: true, childList: true, subtree: true });
keepAllWhole(document.body);
