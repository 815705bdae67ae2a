"""Is anything of a page cut, covered or to be scrolled sideways at the width it has now? Measured in the page."""

from typing import Final

from playwright.sync_api import Page

# What may be cut on purpose: words for ears only, and Streamlit's own hidden helpers.
UNSEEN: Final = (
    ".km-heard, .wl-heard, .visually-hidden, [aria-hidden='true'], [data-testid='stStatusWidget'], option"
)
TOLERANCE: Final = 1.5

FAULTS: Final = """([unseen, tolerance]) => {
  const found = new Set(), root = document.documentElement;
  const main = document.querySelector('[data-testid="stMain"]') ?? document.body;
  const short = part => (part.textContent || part.getAttribute?.('aria-label') || '').trim().replace(/\\s+/g, ' ').slice(0, 40);
  const keyed = part => part.closest?.('[class*="st-key-"]')?.className.toString().match(/st-key-\\w+/)?.[0] ?? '';
  const name = part => `${keyed(part)} ${part.tagName.toLowerCase()}.${(part.getAttribute('class') ?? '')
    .split(' ').filter(each => !each.startsWith('st-emotion')).slice(0, 2).join('.')} "${short(part)}"`;
  const shown = part => part.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && !part.closest(unseen);
  for (const box of [root, main])
    if (box.scrollWidth > Math.min(box.clientWidth, innerWidth) + tolerance)
      found.add(`scrolls sideways: ${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`);

  const scopes = [main, ...document.querySelectorAll('[data-testid="stHeader"]')];
  for (const scope of scopes) for (const part of scope.querySelectorAll('*')) {
    if (!part.clientWidth && !part.getClientRects().length) continue;
    const style = getComputedStyle(part);
    if (part.closest('svg') && part.tagName !== 'svg') continue;
    if (style.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + tolerance
        && part.tagName !== 'svg' && part !== main && style.display !== 'inline' && shown(part) && part.clientWidth > 1) {
      if (['auto', 'scroll'].includes(style.overflowX)) found.add(`scrolls by itself: ${name(part)} ${part.scrollWidth} > ${part.clientWidth}`);
      else found.add(`cut: ${name(part)} ${part.scrollWidth} > ${part.clientWidth}`);
    }
  }

  // Letters: every line of text inside the box that holds it, and inside the screen.
  const holder = part => part.closest('td, th, li, dd, [class*="st-key-figure_"], [data-testid="stVerticalBlock"],'
    + ' [data-testid="stColumn"], section, main, body');
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const part = node.parentElement;
    if (!node.textContent.trim() || part.closest('svg, style, script, textarea') || !shown(part)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = holder(part).getBoundingClientRect();
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      if (line.right > Math.max(box.right, 0) + 2 || line.right > innerWidth + 1 || line.left < box.left - 16)
        found.add(`sticks out: ${name(part)} ${Math.round(line.left)}..${Math.round(line.right)} of ${Math.round(box.left)}..${Math.round(box.right)}`);
    }
  }

  // Pictures: no wider than what holds them; their own letters inside the picture.
  for (const picture of main.querySelectorAll('svg, canvas, img, video')) {
    if (!shown(picture) || picture.parentElement.closest('svg')) continue;
    const at = picture.getBoundingClientRect();
    const box = picture.closest('[data-testid="stElementContainer"], td, li, section, body').getBoundingClientRect();
    if (at.width > 30 && (at.right > box.right + 2 || at.left < box.left - 2))
      found.add(`wider than its panel: ${name(picture)} ${Math.round(at.width)} > ${Math.round(box.width)}`);
    for (const text of picture.querySelectorAll('text')) {
      const own = text.getBoundingClientRect();
      if (own.width > 1 && shown(text) && text.textContent.trim()
          && (own.right > at.right + 3 || own.left < at.left - 3 || own.bottom > at.bottom + 3 || own.top < at.top - 3))
        found.add(`outside its picture: ${name(text)}`);
    }
  }

  // Neighbours: two parts of one row or column do not lie on each other.
  const box = '[data-testid="stElementContainer"], [data-testid="stLayoutWrapper"], [data-testid="stColumn"], [data-testid="stVerticalBlock"]';
  for (const block of main.querySelectorAll('[data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"]')) {
    const parts = [...block.children].filter(part => part.matches(box) && shown(part))
      .map(part => [part, part.getBoundingClientRect()])
      .filter(([part, at]) => at.width > 1 && at.height > 1 && !['fixed', 'absolute', 'sticky'].includes(getComputedStyle(part).position));
    for (const [at, [part, one]] of parts.entries()) for (const [other, two] of parts.slice(at + 1)) {
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const tall = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (wide > 2 && tall > 12) found.add(`on each other (${Math.round(wide)}x${Math.round(tall)}): ${name(part)} | ${name(other)}`);
    }
  }
  return [...found];
}"""


def width_faults(page: Page) -> list[str]:
    """Return what is cut, covered, sticks out or scrolls sideways now, a line each."""
    found: list[str] = page.evaluate(FAULTS, [UNSEEN, TOLERANCE])
    return found
