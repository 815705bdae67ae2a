"""Which day the figures speak of when nobody says."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.clock import fixed_clock
from kmcore.settings import Settings
from kmcore.storage.models import DatasetInfo
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading

CLOCK = fixed_clock(date(2026, 3, 1), hour=1)  # still the last day of February in UTC


@pytest.mark.parametrize(
    ("set_by_hand", "stated", "expected"),
    [
        (date(2007, 1, 20), date(2007, 2, 8), date(2007, 1, 20)),
        (None, date(2007, 2, 8), date(2007, 2, 8)),
        (None, None, date(2026, 3, 1)),
        (date(2007, 1, 20), None, date(2007, 1, 20)),
    ],
)
def test_the_setting_then_the_data_sets_own_day_then_today_in_bangkok(
    engine: Engine, set_by_hand: date | None, stated: date | None, expected: date
) -> None:
    with Session(engine) as session:
        session.add(
            DatasetInfo(
                code="x",
                province_code="80",
                province_th="x",
                province_en="x",
                programme_th="x",
                programme_en="x",
                reference_date=stated,
            )
        )
        session.flush()
        assert reference_day(session, Settings(today=set_by_hand), CLOCK) == expected


def test_a_store_without_data_lives_today(engine: Engine) -> None:
    with reading(engine) as session:
        assert reference_day(session, Settings(), CLOCK) == date(2026, 3, 1)
