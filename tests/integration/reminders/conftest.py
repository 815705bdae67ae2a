"""Days before the circle of 9 Feb 2550, and hostile words in an item's title."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from kmcore.settings import settings
from kmcore.storage.unit_of_work import reading

CIRCLE, EVE = date(2007, 2, 9), date(2007, 2, 8)
MEETING = "khun-uea-2550-02-09"
HOSTILE = "ปิด\r\nBCC: all@example.org\nEND:VEVENT <script>alert(1)</script> \u202eกลับ; , \\n **ก**"


class Asked:
    """Asks a query of a store."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, query: Callable[..., Any], *args: Any) -> Any:
        with reading(self.engine) as session:
            return query(session, *args)


@pytest.fixture
def asked(store: Engine) -> Asked:
    return Asked(store)


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Set KM_* settings for a test."""

    def configure(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"KM_{name.upper()}", value)
        settings.cache_clear()

    yield configure
    monkeypatch.undo()
    settings.cache_clear()


def retitle(engine: Engine, code: str, title: str) -> None:
    """Give an item another title, as an import could."""
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE action_item SET title = :title, title_en = :title WHERE code = :code"),
            {"title": title, "code": code},
        )
