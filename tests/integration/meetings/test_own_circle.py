"""Each circle has its own work, its own window and its own rhythm; only the province's moves the day of everybody."""

from datetime import date, timedelta

import pytest

from kmcore.actions.queries import ActionRow, board
from kmcore.errors import NotFoundError
from kmcore.meetings.agenda.commands import propose
from kmcore.meetings.agenda.giving_back import give_back_item
from kmcore.meetings.agenda.queries import HeadKind, agenda
from kmcore.meetings.circle_items import circle_board, items_of_other_circles
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Circle, Meeting
from kmcore.reminders.queries import agency_standings, closed_window, coming_window
from kmcore.settings import settings
from kmcore.snapshot.picture_taking import take_picture
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.reference_date import reference_day
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import DAY, EVE, MEETING, Table, planned, table

__all__ = ["planned", "table"]
DISTRICT, FIRST, SECOND = "khun-amnuay-8001", "khun-amnuay-8001-2550-02-09", "khun-amnuay-8001-2550-03-02"
MARCH = date(2007, 3, 2)


@pytest.fixture
def district(table: Table) -> Table:
    """Return a table of a district's circle that meets on the province's day and again in March."""
    table.put(
        Meeting(code=FIRST, circle_code=DISTRICT, on_date=DAY),
        Meeting(code=SECOND, circle_code=DISTRICT, on_date=MARCH),
    )
    return table


def arising(table: Table, code: str, day: date = DAY) -> set[str]:
    head = table.ask(agenda, code, day).head(HeadKind.ARISING)
    return {one.row.code for one in head.arising}


def test_a_district_begins_with_no_matters_of_the_province(district: Table) -> None:
    assert arising(district, FIRST) == set()
    assert arising(district, MEETING) == {
        row.code for row in district.ask(board, DAY) if row.status != "done"
    }


def test_what_it_made_arises_in_its_own_circle_only(district: Table) -> None:
    district.open(FIRST)
    made = district.record("ให้ กศน. อ.เมือง ทำ", meeting_code=FIRST, makes_item=True, owner="nfe").action_code
    assert arising(district, SECOND, MARCH) == {made}
    assert made not in arising(district, "khun-uea-2550-03-09", date(2007, 3, 9))
    assert made in {row.code for row in district.ask(board, DAY)}, "the board has all work"


def test_work_of_another_circle_is_handed_down_by_taking_it_up(district: Table) -> None:
    offered = {row.code for row in district.ask(items_of_other_circles, DISTRICT, DAY)}
    assert "A8" in offered
    propose(district.engine, district.person.by(CLOCK), FIRST, "A8", "", 0)
    assert arising(district, FIRST) == {"A8"}
    assert arising(district, SECOND, MARCH) == {"A8"}, "and it stays with the circle"
    assert "A8" in arising(district, MEETING)
    assert "A8" not in {row.code for row in district.ask(items_of_other_circles, DISTRICT, DAY)}


def give_back(district: Table, code: str = "A8", meeting: str = FIRST) -> None:
    give_back_item(district.engine, district.person.by(CLOCK), meeting, code)


def test_what_was_taken_up_goes_back_with_a_row_in_the_trail(district: Table) -> None:
    propose(district.engine, district.person.by(CLOCK), FIRST, "A8", "", 0)
    give_back(district)
    assert arising(district, FIRST) == set()
    assert "A8" in {row.code for row in district.ask(items_of_other_circles, DISTRICT, DAY)}
    assert "A8" in arising(district, MEETING), "its own circle keeps it"
    last = district.ask(audit_entries, {"prepare_agenda"})[-1]
    assert (last.detail["before"], last.detail["after"]) == ({"action": "A8"}, None)
    propose(district.engine, district.person.by(CLOCK), FIRST, "A8", "", 0)
    assert arising(district, FIRST) == {"A8"}, "it can be taken up again"


def test_what_is_the_circle_s_own_or_was_resolved_on_does_not_go_back(district: Table) -> None:
    with pytest.raises(NotFoundError, match="ไม่ได้รับงาน A8"):
        give_back(district)
    propose(district.engine, district.person.by(CLOCK), MEETING, "A8", "", 0)
    with pytest.raises(MeetingError, match="ของวงนี้เอง"):
        give_back(district, meeting=MEETING)
    propose(district.engine, district.person.by(CLOCK), FIRST, "A8", "", 0)
    district.open(FIRST)
    district.record("ติดตามต่อ", meeting_code=FIRST, action_code="A8")
    with pytest.raises(MeetingError, match="ถอนมติก่อน"):
        give_back(district)


def test_its_picture_and_so_its_wall_and_pack_hold_its_own_work(district: Table) -> None:
    assert district.ask(take_picture, FIRST, DAY).items == ()
    assert len(district.ask(take_picture, MEETING, DAY).items) == len(district.ask(board, DAY))


def test_its_picture_has_no_money_for_it_is_the_province_s(district: Table) -> None:
    own, whole = (district.ask(take_picture, code, DAY) for code in (FIRST, MEETING))
    assert (own.money.lines, own.money.allocated_satang, own.money.disbursed_before_satang) == ((), 0, None)
    assert "ไม่ได้แยกตามอำเภอ" in money_not_kept(own.meeting)
    assert whole.money.lines
    assert not money_not_kept(whole.meeting)


def test_its_window_and_who_owes_it_a_report_are_its_own(district: Table) -> None:
    assert district.ask(coming_window, DAY, DISTRICT).meeting.code == FIRST
    assert district.ask(coming_window, EVE).meeting.code == MEETING
    assert district.ask(agency_standings, DAY, DISTRICT) == []
    assert district.ask(agency_standings, DAY)


def test_a_report_is_late_by_the_window_of_the_item_s_own_circle(district: Table) -> None:
    rows: list[ActionRow] = district.ask(circle_board, "khun-uea", DAY)
    assert not district.ask(closed_window, DAY, rows[0].code)


class TestTheDay:
    @pytest.fixture
    def own_day(self, planned: Table, monkeypatch: pytest.MonkeyPatch) -> Table:
        """Return a table on the data set's own day, which ``KM_TODAY`` does not hold fast."""
        monkeypatch.delenv("KM_TODAY", raising=False)
        settings.cache_clear()
        return planned

    def today(self, table: Table) -> date:
        found: date = table.ask(reference_day, settings(), CLOCK)
        return found

    def test_a_district_s_session_does_not_move_the_data_set_s_day(self, own_day: Table) -> None:
        before = self.today(own_day)
        later = before + timedelta(days=11)
        own_day.put(Meeting(code=FIRST, circle_code=DISTRICT, on_date=later))
        with pytest.raises(MeetingError, match="ยังไม่ถึงวันประชุม"):
            own_day.open(FIRST)
        assert self.today(own_day) == before

    def test_it_opens_when_its_day_has_come(self, own_day: Table) -> None:
        own_day.put(Meeting(code=FIRST, circle_code=DISTRICT, on_date=self.today(own_day)))
        own_day.open(FIRST)
        assert own_day.row(FIRST).life == "open"

    def test_the_province_s_own_moves_it(self, own_day: Table) -> None:
        own_day.open(MEETING)
        assert self.today(own_day) == DAY


def test_a_sub_circle_has_its_own_work_too(table: Table) -> None:
    table.put(
        Circle(code="sub-1", level="sub", name_th="วงย่อย", name_en="", parent_code="khun-uea", topic="ข้าว"),
        Meeting(code="sub-1-a", circle_code="sub-1", on_date=DAY),
    )
    assert arising(table, "sub-1-a") == set()
