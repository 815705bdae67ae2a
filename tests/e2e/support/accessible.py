"""What axe finds on a page; and contrast inside charts, where axe is blind."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Axe leaves SVG texts alone. What lies under a text is the last filled shape before it that holds its middle.
FAINT: Final = """() => {
  const colour = text => text.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], under, more) => [r, g, b].map((c, i) => c * a * more + under[i] * (1 - a * more));
  const light = rgb => rgb.map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  const paint = part => { const style = getComputedStyle(part);
    return style.fill.startsWith('rgb') ? [colour(style.fill), style.fillOpacity * style.opacity] : null; };
  const ground = part => { const own = part && getComputedStyle(part).backgroundColor;
    return !part ? [255, 255, 255] : colour(own)[3] === 0 ? ground(part.parentElement) : colour(own).slice(0, 3); };
  const holds = (shape, x, y) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()));
  const faint = [];
  for (const chart of document.querySelectorAll('svg.marks')) {
    let shapes = [];
    for (const part of chart.querySelectorAll('path, text')) {
      if (part.tagName === 'path') { if (paint(part)) shapes.push(part); continue; }
      const box = part.getBoundingClientRect(), fill = paint(part);
      if (!fill || !box.width || !fill[1]) continue; // words kept for another width are not seen
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const under = shapes.filter(shape => holds(shape, x, y))
        .reduce((below, shape) => over(paint(shape)[0], below, paint(shape)[1]), ground(chart));
      const found = ratio(light(over(fill[0], under, fill[1])), light(under));
      if (found < 4.5) faint.push(`${part.textContent}: ${found.toFixed(1)} on rgb(${under.map(Math.round)})`);
    }
  }
  return faint;
}"""


def barriers(page: Page) -> list[str]:
    """Return what axe finds moderate or worse in our own parts, a line each."""
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
        if violation["impact"] != "minor"
    ]


def faint_chart_texts(page: Page) -> list[str]:
    """Return the texts inside charts with less than 4.5:1 against what lies under them."""
    found: list[str] = page.evaluate(FAINT)
    return found
