"""What must be so of every panel of the wall on every projector: asked of the browser, and of its picture."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.support.browser import Size

SCREENS: Final = (
    Size("full-hd", 1920, 1080),
    Size("laptop", 1366, 768),
    Size("hd", 1280, 720),
    Size("four-to-three", 1024, 768),
)
KEYS: Final = "12345670"
SEEN: Final = "[...document.querySelectorAll('.wl-head, .wl-foot, .wl-panel.shown')]"

# Whatever sticks out of its part of the screen, is cut by a box that hides, or lies on another text.
MISFITS: Final = (
    """() => {
  const found = [], texts = [];
  const name = part => `${part.tagName}.${part.getAttribute('class') ?? ''} ${part.textContent.trim().slice(0, 40)}`;
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push('the page scrolls');
  for (const scope of """
    + SEEN
    + """) {
    const {paddingLeft, paddingRight} = getComputedStyle(scope), whole = scope.getBoundingClientRect();
    const room = {top: whole.top, bottom: whole.bottom,
                  left: whole.left + parseFloat(paddingLeft), right: whole.right - parseFloat(paddingRight)};
    for (const part of scope.querySelectorAll('*')) {
      const at = part.getBoundingClientRect();
      if (!part.checkVisibility() || !at.width || part.closest('.wl-heard')) continue;
      if (at.left < room.left - 1 || at.right > room.right + 1 || at.top < room.top - 1 || at.bottom > room.bottom + 1)
        found.push(`out: ${name(part)}`);
      const hides = getComputedStyle(part).overflow !== 'visible' && !part.closest('svg');
      if (hides && (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1))
        found.push(`cut: ${name(part)}`);
      for (const node of part.closest('svg') ? [] : part.childNodes) {
        if (node.nodeType !== 3 || !node.textContent.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) texts.push([part, line]);
      }
    }
  }
  for (const [at, [part, line]] of texts.entries()) for (const [other, next] of texts.slice(at + 1)) {
    const wide = Math.min(line.right, next.right) - Math.max(line.left, next.left);
    // A line's box is a third taller than its letters: their middles count.
    const [low, high] = [line, next].map(each => [each.top + .2 * each.height, each.bottom - .2 * each.height])
      .reduce(([top, bottom], [other, end]) => [Math.max(top, other), Math.min(bottom, end)]);
    const tall = high - low;
    const own = part === other || part.contains(other) || other.contains(part);
    if (!own && wide > 2 && tall > 2)
      found.push(`on each other: ${name(part)} | ${name(other)}`);
  }
  return [...new Set(found)];
}"""
)

# Every line of text in sight: what it says, where it is, how large its letters are on the screen.
TEXTS: Final = (
    """() => {
  const found = [];
  for (const scope of """
    + SEEN
    + """) for (const part of scope.querySelectorAll('*')) {
    if (!part.checkVisibility() || part.closest('.wl-heard')) continue;
    for (const node of part.childNodes) {
      if (node.nodeType !== 3 || !node.textContent.trim()) continue;
      const range = document.createRange(), svg = part.closest('svg');
      range.selectNodeContents(node);
      const scale = svg ? part.getScreenCTM().a : 1;
      for (const at of svg ? [part.getBoundingClientRect()] : range.getClientRects())
        found.push({said: node.textContent.trim(), x: at.x, y: at.y, width: at.width, height: at.height,
                    size: scale * parseFloat(getComputedStyle(part).fontSize), halo: Boolean(svg)});
    }
  }
  return found;
}"""
)
STILL: Final = (
    "() => ![...document.querySelectorAll('.wl-panel')].some(panel => panel.getAnimations().length)"
)
SPOKEN: Final = """() => [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label]')]
  .map(part => part.getAttribute('aria-label'))].join('\\n')"""


@dataclass(frozen=True)
class Line:
    """A line of text in sight. ``halo``: it has an outline of its own, as names on the map have."""

    said: str
    x: float
    y: float
    width: float
    height: float
    size: float
    halo: bool


def expect_panel(page: Page, key: str) -> None:
    """Wait until the panel of this key is shown, its picture still."""
    expect(page.locator(".wl-panel.shown")).to_have_attribute("data-panel", key)
    expect(page.locator(f'[data-go="{key}"]')).to_have_attribute("aria-current", "page")
    page.wait_for_function(STILL)


def press(page: Page, key: str) -> None:
    """Show the panel of a key."""
    page.keyboard.press(key)
    expect_panel(page, key)


def misfits(page: Page) -> list[str]:
    """Return what of the shown panel, the head and the foot does not fit."""
    found: list[str] = page.evaluate(MISFITS)
    return found


def lines(page: Page) -> list[Line]:
    """Return every line of text in sight."""
    found: list[dict[str, Any]] = page.evaluate(TEXTS)
    return [Line(**one) for one in found]


def faint(page: Page, least: float = 7.0) -> list[str]:
    """Return the texts in sight whose letters do not stand out by ``least`` to one, as the browser painted them.

    The picture decides, not the style sheet: the ground of a line is the commonest colour in its box, its letters
    are the pixel that differs most from it (the middle of a stroke; the rest is smoothing). A name on the map stands
    on an outline of its own, whatever lies beneath: there the darkest pixel is held against the lightest.
    """
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    found = ((line, _contrast(shot, line)) for line in lines(page))
    return [f"{line.said[:40]}: {ratio:.1f}" for line, ratio in found if ratio < least]


def _contrast(shot: Image.Image, line: Line) -> float:
    box = (line.x + 0.5, line.y, line.x + line.width - 0.5, line.y + line.height)
    colours = Counter(_pixels(shot.crop(tuple(map(round, box)))))  # type: ignore[arg-type]  # four of them
    lights = {colour: _light(colour) for colour in colours}
    if line.halo:
        return _ratio(min(lights.values()), max(lights.values()))
    ground = lights[colours.most_common(1)[0][0]]
    return max(_ratio(ground, other) for other in lights.values())


def _pixels(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    data = picture.tobytes()
    return ((data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3))


def _light(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
