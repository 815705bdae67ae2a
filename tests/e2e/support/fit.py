"""Does a page fit its screen, and is it written in our letters? Asked of the browser."""

from typing import Final

from playwright.sync_api import Page

# Streamlit scrolls inside stMain; a part that is wider would scroll there, not in the document.
SIDEWAYS: Final = """() => [...document.querySelectorAll('html, [data-testid="stMain"]')]
  .filter(box => box.scrollWidth > Math.min(box.clientWidth, innerWidth))
  .map(box => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`)"""

# What sticks out of the screen, unless it lies in a part that scrolls by itself or is cut on purpose.
OUTSIDE: Final = """() => {
  const held = part => part.closest('.km-scroll, [data-testid="stSidebar"]') !== null;
  return [...document.querySelectorAll('[data-testid="stMain"] :is(h1, h2, h3, p, table, button, a, svg.marks)')]
    .filter(part => part.checkVisibility() && !held(part))
    .map(part => [part, part.getBoundingClientRect()])
    .filter(([, at]) => at.width && (at.right > innerWidth + 1 || at.left < -1))
    .map(([part, at]) => `${part.tagName} ${at.left}..${at.right}: ${part.textContent.slice(0, 60)}`);
}"""

# document.fonts.check alone says yes to a family that no style sheet names.
SARABUN: Final = """() => [...document.fonts].some(face =>
  face.family.replaceAll('"', '') === 'Sarabun' && face.status === 'loaded')
  && document.fonts.check('16px Sarabun', 'ก้ำ')"""


def misfits(page: Page) -> list[str]:
    """Return what makes the page scroll sideways or sticks out of the screen."""
    found: list[str] = page.evaluate(SIDEWAYS) + page.evaluate(OUTSIDE)
    return found


def in_sarabun(page: Page) -> bool:
    """Tell whether the heading is set in Sarabun and the browser has really fetched it."""
    family: str = page.locator("h1").evaluate("heading => getComputedStyle(heading).fontFamily")
    return family.replace('"', "").startswith("Sarabun") and bool(page.evaluate(SARABUN))
