"""Is anything of a page cut, covered or to be scrolled sideways, at any width? Measured in the page."""

import os
import random
from collections.abc import Callable
from typing import Final
from zlib import crc32

from playwright.sync_api import Page

from dashboard.present.static_files import STATIC

# Other widths with every change of the styles, the same ones wherever the same styles are tried.
SEED: Final = crc32(b"".join(path.read_bytes() for path in sorted(STATIC.glob("*.css"))))
RANDOM: Final = random.Random(SEED)  # noqa: S311 - widths, not secrets
# 683: 1366 at 200 %; 854: 1366 at 160 %; 1707: 1366 at 80 %. The first are tried each time, of the others some.
ALWAYS: Final = (1920, 1366, 1024, 820, 390, 320)
OTHERS: Final = (3840, 1707, 854, 768, 683, 360)
EVERY: Final = bool(os.environ.get("ALL_WIDTHS"))  # ALL_WIDTHS=1 make test: all of them
WIDTHS: Final = (*ALWAYS, *(OTHERS if EVERY else RANDOM.sample(OTHERS, 2)))
ODD: Final = tuple(RANDOM.randrange(low, high) for low, high in ((320, 700), (700, 1900)))
PAPERS: Final = ((703, 1032), (1032, 703))  # A4 in CSS pixels, less 12 mm at each edge
HEIGHT: Final = 800
CALM_MS: Final = 30
PATIENCE: Final = 24  # times a chart is waited for

# What may be cut on purpose: words for ears only, and Streamlit's own hidden helpers.
UNSEEN: Final = ".km-heard, .wl-heard, .kr-away, .visually-hidden, [aria-hidden='true'], [data-testid='stStatusWidget'], option"
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
    if (part.closest('[data-testid="stDataFrame"]')) continue;  // a grid of many columns scrolls in itself
    if (part.matches('input[role="combobox"]') && innerWidth < 700) continue;  // a phone's line is shorter than a long name
    if (style.overflowX !== 'visible' && part.scrollWidth > part.clientWidth + tolerance
        && part.tagName !== 'svg' && part !== main && style.display !== 'inline' && shown(part) && part.clientWidth > 1) {
      if (['auto', 'scroll'].includes(style.overflowX)) found.add(`scrolls by itself: ${name(part)} ${part.scrollWidth} > ${part.clientWidth}`);
      else found.add(`cut: ${name(part)} ${part.scrollWidth} > ${part.clientWidth}`);
    }
  }

  // Letters: every line of text inside the box that holds it, and inside the screen; none ends inside a word or
  // between a number and what it counts.
  const ONE_WORD = /\\d[ \\u00a0](?:[ก-๙]{1,3}\\.[ก-๙]{1,2}\\.(?:[ \\u00a0]\\d{4})?|[ก-๙]|%)|(?:วัน|ครั้ง|ปี)\\u2060?นี้|ครั้ง\\u2060?(?:ก่อน|หน้า)|งบ\\u2060?ประมาณ|พอ\\u2060?เพียง|ผู้\\u2060?ว่าฯ/g;
  const holder = part => part.closest('td, th, li, dd, [class*="st-key-figure_"], [data-testid="stVerticalBlock"],'
    + ' [data-testid="stColumn"], section, main, body');
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const part = node.parentElement;
    if (!node.textContent.trim() || part.closest('svg, style, script, textarea') || !shown(part)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const pressed = part.closest("button, [role='button'], [role='option'], label");
    for (const word of node.textContent.matchAll(ONE_WORD)) {
      if (pressed && !/^\\d/.test(word[0])) continue;  // what is pressed keeps its name as it was given
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter(line => line.width > 1).map(line => line.top);
      if (Math.max(...lines) - Math.min(...lines) > 6) found.add(`parted: ${name(part)}: ${word[0]}`);
    }
    range.selectNodeContents(node);
    // A tone mark on a vowel reaches above the letters: closer lines touch.
    const {lineHeight, fontSize} = getComputedStyle(part), tops = [...range.getClientRects()].map(line => line.top);
    if (/[ก-๙]/.test(node.textContent) && parseFloat(lineHeight) / parseFloat(fontSize) < 1.38
        && Math.max(...tops) - Math.min(...tops) > 6) found.add(`lines too close: ${name(part)} ${lineHeight} for ${fontSize}`);
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


def still_wrong(page: Page, faults: Callable[[Page], list[str]] = width_faults) -> list[str]:
    """Return what is wrong when charts have had the time to be drawn anew; mostly nothing is, at once."""
    page.wait_for_timeout(CALM_MS)
    for _patience in range(PATIENCE):
        found = faults(page)
        if not found:
            return []
        page.wait_for_timeout(CALM_MS)
    return found


def swept(page: Page) -> list[str]:
    """Return what is wrong at every width and on both papers, the width before each; the page is then as wide as before."""
    wrong: list[str] = []
    before = page.viewport_size
    for width in sorted({*WIDTHS, *ODD}, reverse=True):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wrong += [f"{width} px: {fault}" for fault in still_wrong(page)]
    page.emulate_media(media="print")
    for width, height in PAPERS:
        page.set_viewport_size({"width": width, "height": height})
        wrong += [f"A4, {width} px: {fault}" for fault in still_wrong(page)]
    page.emulate_media(media="screen")
    if before:
        page.set_viewport_size(before)
    return wrong
