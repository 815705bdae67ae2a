"""From 320 to 3840 px, at 80–200 % of zoom, on A4: nothing is cut, covered or scrolled sideways.

A zoom of 200 % on a screen of 1366 px is a page of 683: that is how it is tried. One open page is resized.
"""

import random
from typing import Final

import pytest
from playwright.sync_api import Page

from dashboard.navigation import views
from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.any_width import width_faults
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK
from tests.e2e.support.views import INNER
from tests.e2e.support.visit import Visit
from tests.support.people import person

pytestmark = pytest.mark.browser
SEED: Final = random.SystemRandom().randrange(10_000)
RANDOM: Final = random.Random(SEED)  # noqa: S311 - widths, not secrets
# 683: 1366 at 200 %; 854: 1366 at 160 %; 1707: 1366 at 80 %.
WIDTHS: Final = (3840, 1920, 1707, 1366, 1024, 854, 820, 768, 683, 390, 360, 320)
ODD: Final = tuple(RANDOM.randrange(low, high) for low, high in ((320, 700), (700, 1900)))
PAPERS: Final = ((703, 1032), (1032, 703))  # A4 in CSS pixels, less 12 mm at each edge
CALM_MS: Final = 30
PATIENCE: Final = 24  # times a chart is waited for
ROLES: Final = {"my_work": AccountRole.LEAD, "history": AccountRole.GOVERNOR, "accounts": AccountRole.ADMIN}
SIGNED_OUT: Final = (
    *(f"/{view.path}" for view in views() if view.roles is None),
    *INNER,
    "/verify",
    "/login",
)
SIGNED_IN: Final = (
    *((ROLES.get(view.name, AccountRole.SECRETARIAT), f"/{view.path}") for view in views() if view.roles),
    (AccountRole.SECRETARIAT, "/prepare"),
    (AccountRole.SECRETARIAT, "/circles"),
    (AccountRole.LEAD, "/my?item=A11"),
    (AccountRole.LEAD, "/password"),
)


def still_wrong(page: Page) -> list[str]:
    """Return what is wrong when charts have had the time to be drawn anew; mostly nothing is, at once."""
    page.wait_for_timeout(CALM_MS)
    for _patience in range(PATIENCE):
        found = width_faults(page)
        if not found:
            return []
        page.wait_for_timeout(CALM_MS)
    return found


def swept(page: Page) -> list[str]:
    """Return what is wrong at every width and on both papers, the width before each."""
    wrong: list[str] = []
    for width in (*WIDTHS[:5], *sorted(ODD, reverse=True), *WIDTHS[5:]):
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"{width} px: {fault}" for fault in still_wrong(page)]
    page.emulate_media(media="print")
    for width, height in PAPERS:
        page.set_viewport_size({"width": width, "height": height})
        wrong += [f"A4, {width} px: {fault}" for fault in still_wrong(page)]
    return wrong


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_a_visitor_s_page(look: Visit, path: str) -> None:
    assert swept(look(path)) == [], f"seed {SEED}"


@pytest.fixture(scope="module")
def tokens(app: RunningApp) -> dict[AccountRole, str]:
    """Return a sign-in of each role."""
    engine = open_engine(app.database_url)
    return {role: person(engine, role, login=f"width-{role}").token for role in AccountRole}


@pytest.mark.parametrize(("role", "path"), SIGNED_IN, ids=str)
def test_a_page_behind_the_sign_in(
    look: Visit, app: RunningApp, tokens: dict[AccountRole, str], role: AccountRole, path: str
) -> None:
    look.context(DESK, role).add_cookies([{"name": COOKIE, "value": tokens[role], "url": app.url}])
    assert swept(look(path, reader=role)) == [], f"seed {SEED}"
