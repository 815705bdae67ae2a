"""No word of Streamlit's is left in English on a Thai page; the phone's drawer closes, is labelled and open to all."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.accessible import barriers
from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.browser import PHONE
from tests.e2e.support.settled import settled
from tests.e2e.support.views import every_view
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
THUMB_PX: Final = 44

# Words in Latin letters that people see or hear, outside what is quoted in another language.
LATIN: Final = """() => {
  const found = new Set(), latin = /[A-Za-z]{2,}/;
  const quiet = 'script, style, noscript, code, q, [lang="en"], [data-testid="stIconMaterial"], [translate="no"][aria-hidden="true"], svg';
  for (const part of document.querySelectorAll('body *')) {
    if (part.closest(quiet)) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) {
      const said = part.getAttribute(name);
      if (said && latin.test(said)) found.add(said);
    }
    for (const node of part.childNodes)
      if (node.nodeType === 3 && latin.test(node.nodeValue) && part.checkVisibility()) found.add(node.nodeValue.trim());
  }
  return [...found];
}"""
# Names, codes, addresses and units that are written so in Thai too.
NAMES: Final = re.compile(
    r"Shift\+Enter|Enter|\bMB\b|JSON|KM|GotoKnow|version|(?:lead|words|registers)-\w+|demo-\w+|minutes-2550"
    r"|\.xlsx\b|LINE|XLSX|CSV|DOCX|PDF|QR|ICT|English|iCalendar|Excel|\bpdf\b|https?://\S*|[\w.+-]+@[\w.-]+"
    r"|www\.\S+|github\.com\S*|ryt9 cabt/\d+|geothai|Ahoerstemeier/tambon|\b[A-Z]\d+\b|บรรทัด \d+: .*"
)


def english(page: Page) -> list[str]:
    """Return what is in Latin letters and no name."""
    found = map(as_typed, page.evaluate(LATIN))
    return [said for said in found if re.search(r"[A-Za-z]{2,}", NAMES.sub("", said))]


@every_view
def test_a_thai_page_is_thai(look: Visit, path: str) -> None:
    assert english(look(path)) == []


def test_the_drawer_is_labelled_open_to_all_and_closes_when_a_page_was_chosen(visit: Visit) -> None:
    page = visit("/", PHONE)
    opener = page.get_by_role("button", name="เปิดเมนู")
    box = opener.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= THUMB_PX
    opener.click()
    drawer = page.get_by_test_id("stSidebar")
    expect(drawer).to_have_attribute("data-collapsed", "false")
    page.wait_for_timeout(500)  # it slides
    assert barriers(page) == []
    assert english(page) == []
    drawer.get_by_role("link", name="งบประมาณ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("งบประมาณ")
    settled(page)
    expect(drawer).to_have_attribute("data-collapsed", "true")
