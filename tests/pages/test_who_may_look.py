"""KM_VISITORS: what someone who has not signed in may see."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.exchange.setup import take_demo
from kmcore.settings import settings
from tests.pages.conftest import OpenView
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]


@pytest.fixture
def visitors(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def set_to(value: str) -> None:
        monkeypatch.setenv("KM_VISITORS", value)
        settings.cache_clear()

    return set_to


def asks(screen: Screen) -> bool:
    """Tell whether the page asks to sign in, and shows nothing else."""
    assert not screen.problems
    return "/login?next=" in screen.html and not screen.charts and not screen.maps


@pytest.mark.parametrize(("value", "closed"), [("auto", False), ("viewer", False), ("nobody", True)])
def test_with_the_demonstration_layer(
    open_own: OpenView, visitors: Callable[[str], None], value: str, *, closed: bool
) -> None:
    visitors(value)
    assert asks(open_own("overview")) is closed


def test_without_it_real_work_is_closed_until_somebody_says_otherwise(
    own_store: Engine, open_own: OpenView, visitors: Callable[[str], None], sign_in: SignIn
) -> None:
    take_demo(str(own_store.url))
    visitors("auto")
    assert asks(open_own("actions"))
    viewer = person(own_store, AccountRole.VIEWER)
    sign_in(viewer)
    assert not asks(open_own("actions"))
