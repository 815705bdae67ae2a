"""The ready message: what is owed, by when, where; for every agency and every day round the circle."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from kmcore.access.kinds import AccountRole
from kmcore.i18n import speaking
from kmcore.reminders.commands import close_window
from kmcore.reminders.message import reminder_message
from kmcore.reminders.queries import (
    AgencyStanding,
    ReportingState,
    agency_standing,
    agency_standings,
    coming_window,
)
from tests.integration.reminders.conftest import CIRCLE, EVE, HOSTILE, MEETING, Asked, retitle
from tests.support.people import person


def text_of(asked: Asked, day: date, code: str, home: str = "https://km.example") -> str:
    return reminder_message(asked(coming_window, day), asked(agency_standing, day, code), home).text


def test_it_names_what_is_missing_and_nothing_else(asked: Asked) -> None:
    found: list[AgencyStanding] = asked(agency_standings, EVE)
    assert {one.answer for one in found} == set(ReportingState)
    for one in found:
        lines = reminder_message(asked(coming_window, EVE), one, "https://km.example").text.splitlines()
        assert [line.split()[1] for line in lines if line.startswith("•")] == [
            owed.row.code for owed in one.missing
        ]
        assert lines[0] == f"เรียน {one.name.th}"
        assert lines[-1] == "รายงานที่ https://km.example/my"


def test_an_overdue_item_says_for_how_long(asked: Asked, store: Engine) -> None:
    with store.begin() as connection:  # nothing silent is late on the eve, so one is made due earlier
        connection.execute(text("UPDATE action_due SET due_date = '2007-01-11' WHERE action_code = 'A7'"))
    told = text_of(asked, EVE, "wu")
    assert "A7 ทุกหน่วยงานค้นหาหมู่บ้านต้นแบบเพื่อการเรียนรู้ (เลยกำหนด 11 ม.ค. 2550 แล้ว 28 วัน)" in told


def test_all_in_is_thanked(asked: Asked) -> None:
    assert "ครบแล้วทั้ง 5 งาน" in text_of(asked, EVE, "doae")


@pytest.mark.parametrize(
    ("day", "said"),
    [(EVE - timedelta(days=30), "ขอภายในวัน"), (EVE, "ขอภายในวัน"), (CIRCLE, "เลยวันครบกำหนดส่ง")],
)
def test_by_when(asked: Asked, day: date, said: str) -> None:
    line = next(line for line in text_of(asked, day, "pho").splitlines() if said in line)
    assert "พฤหัสบดี 8 ก.พ. 2550" in line


def test_after_closing(asked: Asked, store: Engine) -> None:
    close_window(store, person(store, AccountRole.SECRETARIAT).by(), MEETING)
    assert "ยังส่งได้" in text_of(asked, EVE, "pho")


def test_it_is_thai_for_an_english_reader_too(asked: Asked) -> None:
    with speaking("en"):
        assert text_of(asked, EVE, "pho") == text_of(asked, EVE, "pho").strip()
        english = text_of(asked, EVE, "pho")
    assert english == text_of(asked, EVE, "pho")


def test_without_an_address_it_names_the_page(asked: Asked) -> None:
    said = text_of(asked, EVE, "pho", home="")
    assert "http" not in said
    assert "งานของฉัน" in said


def test_hostile_words_forge_no_line(asked: Asked, store: Engine) -> None:
    before = len(text_of(asked, EVE, "pho").splitlines())
    retitle(store, "A6", HOSTILE + "ก" * 100_000)
    after = text_of(asked, EVE, "pho")
    assert len(after.splitlines()) == before
    assert "\u202e" not in after
    assert len(after) < 2000
