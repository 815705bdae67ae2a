"""Which words on a page are in letters of another language than the page?"""

import re
from typing import Final

from playwright.sync_api import Page

from tests.e2e.support.as_typed import as_typed

# Words in Latin letters that people see or hear, outside what is quoted in another language.
LATIN: Final = """() => {
  const found = new Set(), latin = /[A-Za-z]{2,}/;
  const quiet = 'script, style, noscript, code, q, textarea, [lang="en"], [data-testid="stIconMaterial"], [translate="no"][aria-hidden="true"], svg';
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
    r"Shift\+Enter|Enter|MB\b|JSON|[a-z]+(?:-[a-z0-9]+){2,}|\bODS\b|รหัส [\w-]+|KM|GotoKnow|version|(?:lead|words|registers)-\w+|demo-\w+|minutes-2550"
    r"|\.xlsx\b|LINE|XLSX|CSV|DOCX|PDF|QR|ICT|English|iCalendar|Excel|\bpdf\b|https?://\S*|[\w.+-]+@[\w.-]+"
    r"|www\.\S+|github\.com\S*|ryt9 cabt/\d+|geothai|Ahoerstemeier/tambon|\b[A-Z]\d+\b|บรรทัด \d+: .*"
)


def english(page: Page) -> list[str]:
    """Return what is in Latin letters and no name."""
    found = map(as_typed, page.evaluate(LATIN))
    return [said for said in found if re.search(r"[A-Za-z]{2,}", NAMES.sub("", said))]


# Thai letters that people see or hear on an English page, outside what is marked as Thai.
THAI: Final = """() => {
  const found = new Set(), thai = /[\\u0e01-\\u0e5b]/;
  const quiet = 'script, style, noscript, code, q, [lang="th"], svg, input, textarea';
  for (const part of document.querySelectorAll('body *')) {
    if (part.closest(quiet)) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) {
      const said = part.getAttribute(name);
      if (said && thai.test(said)) found.add(said);
    }
    for (const node of part.childNodes)
      if (node.nodeType === 3 && thai.test(node.nodeValue) && part.checkVisibility()) found.add(node.nodeValue.trim());
  }
  return [...found];
}"""
# What people wrote, in its quotation marks, and what this test called its people.
WRITTEN: Final = re.compile("“[^”]*”|ทดสอบ|ภาษาไทย")


def thai(page: Page) -> list[str]:
    """Return what is in Thai letters and nobody's own words."""
    return [said for said in page.evaluate(THAI) if re.search("[ก-๙]", WRITTEN.sub("", said))]
