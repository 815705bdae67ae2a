"""From 320 to 3840 px, at 80–200 % of zoom, on A4: nothing is cut, covered or scrolled sideways.

A zoom of 200 % on a screen of 1366 px is a page of 683: that is how it is tried. One open page is resized.
"""

from typing import Final

import pytest

from dashboard.navigation import views
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.any_width import SEED, swept
from tests.e2e.support.app import RunningApp
from tests.e2e.support.stroll import Stroll
from tests.e2e.support.views import INNER
from tests.support.people import person

pytestmark = pytest.mark.browser
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
    (AccountRole.SECRETARIAT, "/registers?kind=responsibilities&row=cohort-1-doae"),
    (AccountRole.SECRETARIAT, "/registers?kind=budget-entries&do=add"),
    (AccountRole.SECRETARIAT, "/registers?kind=villages&do=import"),
    (AccountRole.LEAD, "/my?item=A11"),
    (AccountRole.LEAD, "/password"),
)


@pytest.fixture(scope="module")
def tokens(app: RunningApp) -> dict[AccountRole, str]:
    """Return a sign-in of each role."""
    engine = open_engine(app.database_url)
    return {role: person(engine, role, login=f"width-{role}").token for role in AccountRole}


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_a_visitor_s_page(stroll: Stroll, path: str) -> None:
    assert swept(stroll(path)) == [], f"seed {SEED}"


@pytest.mark.parametrize(("role", "path"), SIGNED_IN, ids=str)
def test_a_page_behind_the_sign_in(
    stroll: Stroll, tokens: dict[AccountRole, str], role: AccountRole, path: str
) -> None:
    assert swept(stroll(path, reader=role, token=tokens[role])) == [], f"seed {SEED}"
