"""Two budgets: that of minutes-2550 before the demonstration, and a small one that tests can bend."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry, BudgetLine
from kmcore.programme.models import Agency, Cohort, Mission
from kmcore.sources.models import Source
from kmcore.storage.base import Base
from tests.integration.minutes_template import minutes
from tests.integration.rows import add_in_order
from tests.support.builds import open_engine
from tests.support.databases import Databases

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
Pay = Callable[..., None]


@pytest.fixture(scope="module")
def said(databases: Databases) -> Iterator[Session]:
    """A session on what the minutes say and nothing else; a module's tests only read it."""
    with databases.lend(minutes) as url:
        engine = open_engine(url)
        with Session(engine) as session:
            yield session
        engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the small budget: ``total`` over ``km`` (of ``a`` and ``b``) and ``later``."""
    with Session(engine) as session:
        add_in_order(session, [*_ground(), *_lines()])
        yield session


def _ground() -> list[Base]:
    return [
        Source(code="m-L29", document="รายงานประชุม", line=29, reliability="S"),
        *(
            Agency(code=code, position=0, short_th=code, short_en=code, name_th=code, name_en=code)
            for code in ("nfe", "dopa")
        ),
        Mission(code="master-plan", position=1, name_th="แผน", name_en="Plan", target_villages=551),
        *(
            Cohort(
                number=each,
                name_th="รุ่น",
                name_en="Cohort",
                target_villages=villages,
                mission_code="master-plan",
            )
            for each, villages in ((1, 400), (2, 600), (3, 0))
        ),
    ]


def _lines() -> list[Base]:
    return [
        _line("total", None, control_satang=1_000),
        _line("km", "total", agency_code="dopa", party="dopa+yomna", cohort_number=2),
        _line("b", "km", control_satang=300, agency_code="nfe", cohort_number=3, position=2),
        _line("a", "km", control_satang=400, position=1),
        _line("later", "total", control_satang=50, from_date=EVE, position=9),
    ]


def _line(code: str, parent: str | None, **values: Any) -> BudgetLine:
    given = {"position": 1, "fiscal_year": 2550, "from_date": CIRCLE, "source_code": "m-L29", **values}
    return BudgetLine(code=code, parent_code=parent, title=f"งบ {code}", title_en=f"Budget {code}", **given)


@pytest.fixture
def pay(session: Session) -> Pay:
    """Return a way to append an entry: line, stage, satang, days after the circle."""

    def append(code: str, stage: Stage, satang: int, days: int = 0, **values: Any) -> None:
        day = CIRCLE + timedelta(days=days)
        entry = BudgetEntry(line_code=code, stage=stage, amount_satang=satang, on_date=day, **values)
        session.add(entry)
        session.flush()

    return append
