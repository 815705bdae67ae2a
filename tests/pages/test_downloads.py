"""A file is made at the click, for whom the button was drawn: the sign-in is asked again there."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Engine

from kmcore.access.calling_session import SignedOutError
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_sessions
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import quiet_write
from tests.pages.conftest import OpenView
from tests.support.people import Person, person

SignIn = Callable[[Person | None], None]
Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return what each button of the pages drawn would make, by key."""
    found: Files = {}

    def button(_label: str, data: Callable[[], bytes], *_args: Any, key: str, **_how: Any) -> bool:
        found[key] = data
        return False

    monkeypatch.setattr(st, "download_button", button)
    return found


def test_an_open_tab_downloads_until_its_sign_in_ends(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, files: Files
) -> None:
    her = person(own_store, AccountRole.LEAD, "doae")
    sign_in(her)
    open_own("budget")
    open_own("permissions")
    assert files["csv_budget"]()
    assert b"error" not in files[f"export_{her.account_id}"]()
    with quiet_write(own_store) as session:
        end_sessions(session, her.account_id, SessionEnd.SIGNED_OUT, system_clock())
    for key in ("csv_budget", "xlsx_budget"):
        with pytest.raises(SignedOutError):
            files[key]()
    assert "ออกจากระบบแล้ว" in files[f"export_{her.account_id}"]().decode()


def test_a_visitor_who_may_look_may_download(open_own: OpenView, files: Files) -> None:
    open_own("budget")
    assert files["csv_budget"]()
