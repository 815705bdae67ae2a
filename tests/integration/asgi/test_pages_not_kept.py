"""After signing out Back must show nothing: no page of any kind is kept, and each asks anew when it comes back."""

from typing import Final

import pytest
from sqlalchemy import Engine

from dashboard.navigation import views
from dashboard.present.static_files import static_url
from dashboard.present.templates import FOLDER
from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from tests.integration.asgi.asking import Client
from tests.support.people import person

MEETING: Final = "khun-uea-2550-02-09"
OWN: Final = (
    *(
        "/login",
        "/logout",
        "/logout/everywhere",
        "/notice",
        "/password",
        "/password/changed",
        "/login/oidc/none",
    ),
    *(
        "/verify",
        "/verify/none",
        "/wall",
        f"/wall/{MEETING}",
        "/wall/none",
        "/room",
        f"/room/{MEETING}",
        "/room/none",
    ),
    *("/export/minutes/none.docx", f"/export/none/{MEETING}.pdf"),
)
STREAMLITS: Final = tuple(f"/{view.path}" for view in views())


@pytest.mark.parametrize("path", [*OWN, *STREAMLITS, "/nothing/here", "/upload"])
@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "nobody"])
def test_no_page_is_kept_and_each_asks_anew(
    client: Client,
    own_engine: Engine,
    path: str,
    signed_in: bool,  # noqa: FBT001 - a test's own table
) -> None:
    cookie = {"Cookie": f"{COOKIE}={person(own_engine, AccountRole.SECRETARIAT).token}"} if signed_in else {}
    answer = client.get(path, headers=cookie)
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert f'<script src="{static_url("came_back.js")}">' in answer.text
    if answer.status_code != 405:
        assert answer.headers["cache-control"] == "no-store"


def test_every_page_of_our_templates_asks_anew() -> None:
    whole = [path for path in FOLDER.rglob("*.html") if "<!doctype html>" in path.read_text("utf-8")]
    assert [path.relative_to(FOLDER).as_posix() for path in whole] == ["web/document.html"]
    assert [path.name for path in whole if "came_back.js" not in path.read_text("utf-8")] == []
