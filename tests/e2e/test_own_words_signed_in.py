"""Pages behind the sign-in, of every role: nothing English is left on a Thai one, nothing of ours Thai on an English one."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page

from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.stroll import Stroll
from tests.e2e.test_own_words import english
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person

pytestmark = pytest.mark.browser
PAGES: Final = {
    AccountRole.GOVERNOR: ("/", "/history", "/permissions"),
    AccountRole.SECRETARIAT: (
        "/prepare",
        "/circles",
        "/window",
        "/meeting",
        "/my?agency=nfe",
        "/room/khun-uea-2550-02-09",
    ),
    AccountRole.LEAD: ("/my", "/my?item=A11", "/window", "/password"),
    AccountRole.ADMIN: ("/accounts", "/accounts?account=1", "/history"),
    AccountRole.VIEWER: ("/permissions",),
}
every_page = pytest.mark.parametrize(
    ("role", "path"), [(role, path) for role, paths in PAGES.items() for path in paths], ids=str
)
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

FROM: Final = "จาก test"  # where the test's people were added from, in the trail


def thai(page: Page) -> list[str]:
    """Return what is in Thai letters and nobody's own words."""
    return [said for said in page.evaluate(THAI) if re.search("[ก-๙]", WRITTEN.sub("", said))]


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: what other tests wrote into theirs is nobody's word of the product."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("words"), url) as running:
        yield running


@pytest.fixture(scope="module")
def tokens(app: RunningApp) -> dict[AccountRole, str]:
    """Return a sign-in of each role."""
    engine = open_engine(app.database_url)
    return {role: person(engine, role, login=f"words-{role}").token for role in PAGES}


@every_page
def test_thai(stroll: Stroll, tokens: dict[AccountRole, str], role: AccountRole, path: str) -> None:
    found = english(stroll(path, reader=role, token=tokens[role]))
    assert [said for said in found if said != FROM] == []


@every_page
def test_english(stroll: Stroll, tokens: dict[AccountRole, str], role: AccountRole, path: str) -> None:
    sign = "&" if "?" in path else "?"
    page = stroll(f"{path}{sign}lang=en", reader=f"{role} in English", token=tokens[role])
    assert thai(page) == []
