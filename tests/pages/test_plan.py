"""แผนกิจกรรม: the same number in headline and list, every entry opened, held recorded by who may, every role."""

from collections.abc import Callable
from datetime import date

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.queries import activity_plan
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import RowEdit, correct_row
from kmcore.reminders.plan_calendar import plan_calendar
from kmcore.storage.unit_of_work import reading
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.figures import closed_figures
from tests.support.people import Person, person

SignIn = Callable[[Person | None], None]
EVE = date(2007, 2, 8)
LATE = "demo-activity-3"  # of พช., made up
OPENED = {"entry": f"activity:{LATE}"}


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


def plan(engine: Engine, day: date = EVE) -> dict[str, PlanEntry]:
    with reading(engine) as session:
        return {one.address: one for one in activity_plan(session, day)}


def test_headlines_and_lists_count_the_same(open_view: OpenView, asked: Ask) -> None:
    entries: list[PlanEntry] = asked(activity_plan, EVE)
    late = [one for one in entries if one.state is PlanState.LATE]
    soon = [one for one in entries if one.soon]
    assert late
    assert soon
    screen = open_view("plan")
    assert str(len(late)) in screen.within("figure_plan_late")
    assert str(len(soon)) in screen.within("figure_plan_coming")
    for show, wanted in (("late", late), ("coming", soon)):
        listed = open_view("plan", show=show)
        assert listed.problems == []
        words = " ".join(listed.within("plan_list"))
        assert all(one.title in words for one in wanted)
        assert listed.html.count("entry=") >= len(wanted)


def test_an_earlier_day_knows_no_later_holding(open_view: OpenView, asked: Ask) -> None:
    before: list[PlanEntry] = asked(activity_plan, date(2007, 1, 10))
    assert not [one for one in before if one.held_on and one.held_on > date(2007, 1, 10)]
    assert not [one for one in asked(activity_plan, date(2007, 1, 8)) if one.demo]
    assert open_view("plan", as_of="2007-01-08").problems == []


@pytest.mark.parametrize(
    "query",
    [
        {"by": "district"},
        {"in_agency": "nfe"},
        {"in_district": "8001"},
        {"show": "all"},
        {"show": "held"},
        {"show": "undated"},
        {"show": "all", "lang": "en"},
        OPENED,
        {"entry": "circle:khun-uea-2550-02-09"},
        {"entry": "appointment:blog-training"},
        {"entry": "activity:none"},
    ],
    ids=str,
)
def test_whatever_the_address_asks_is_drawn_and_its_figures_open(
    open_view: OpenView, query: dict[str, str]
) -> None:
    screen = open_view("plan", **query)
    assert (screen.problems, screen.warnings) == ([], [])
    assert closed_figures(screen.html) == []


def test_a_long_list_stands_page_by_page(open_view: OpenView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.plan.entry_list.MOST_AT_ONCE", 5)
    first, last = (open_view("plan", show="all", as_of="2007-02-06", page=page) for page in ("1", "99999"))
    assert "หน้า 1 จาก" in first.text
    assert "ถัดไป ›" in first.text
    assert "‹ ก่อนหน้า" in last.text
    assert "ถัดไป ›" not in last.text


def test_an_unknown_choice_is_dropped_with_a_sentence(open_view: OpenView) -> None:
    screen = open_view("plan", by="moon", year="9999", show="x")
    assert screen.problems == []
    assert len(screen.warnings) == 1


def test_a_moved_appointment_says_from_which_day(open_view: OpenView) -> None:
    words = " ".join(open_view("plan", entry="appointment:blog-training").within("plan_entry"))
    assert "19 ม.ค. 2550" in words
    assert "เลื่อนจาก" in words
    assert "12 ม.ค. 2550" in words


@pytest.mark.parametrize(
    ("role", "agency"), [(None, None), *((role, None) for role in AccountRole), (AccountRole.LEAD, "cdd")]
)
def test_who_may_adds_and_records_what_was_held(
    open_own: OpenView, own_store: Engine, sign_in: SignIn, role: AccountRole | None, agency: str | None
) -> None:
    sign_in(person(own_store, role, agency=agency) if role else None)
    screen = open_own("plan", **OPENED)
    assert screen.problems == []
    adds = role in {AccountRole.SECRETARIAT, AccountRole.LEAD}
    assert ("เพิ่มกิจกรรม" in screen.text) is adds
    records = any(str(one.key).startswith("send_held") for one in screen.session.button)
    assert records is (role is AccountRole.SECRETARIAT or agency == "cdd")  # it is of พช.


def test_what_is_recorded_as_held_is_no_longer_late(as_secretary: OpenView, own_store: Engine) -> None:
    key = f"activity:{LATE}"
    assert plan(own_store)[key].state is PlanState.LATE
    late = len([one for one in plan(own_store).values() if one.state is PlanState.LATE])
    screen = as_secretary("plan", **OPENED)
    form = f"form_plan_held_activities_{LATE}"
    screen.session.text_input(key=f"{form}_held_on").input("31 ม.ค. 2550")
    screen.session.text_input(key=f"{form}_people_reached").input("75")
    screen.session.button(key="send_held").click()
    screen.again()
    assert screen.problems == []
    now = plan(own_store)
    assert (now[key].state, now[key].held_on, now[key].people_reached) == (
        PlanState.HELD,
        date(2007, 1, 31),
        75,
    )
    assert plan(own_store, date(2007, 1, 31))[key].state is PlanState.HELD
    assert plan(own_store, date(2007, 1, 30))[key].state is PlanState.RUNNING
    assert str(late - 1) in screen.within("figure_plan_late")


def test_who_comes_second_is_told_and_may_send_again(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    form = f"form_plan_held_activities_{LATE}"
    screen = as_secretary("plan", **OPENED)
    screen.session.text_input(key=f"{form}_held_on").input("31 ม.ค. 2550")
    row = {"held_on": None, "people_reached": None}
    edit = RowEdit(KINDS["activities"], (LATE,), {"held_on": "30 ม.ค. 2550"}, row)
    correct_row(own_store, secretary.by(), edit)
    screen.session.button(key="send_held").click()
    screen.again()
    assert len(screen.problems) == 1
    assert plan(own_store)[f"activity:{LATE}"].held_on == date(2007, 1, 30)
    assert "30 ม.ค. 2550" in " ".join(screen.within("plan_entry"))
    screen.session.button(key="send_held").click()
    screen.again()
    assert screen.problems == []
    assert plan(own_store)[f"activity:{LATE}"].held_on == date(2007, 1, 31)


@pytest.mark.parametrize(
    ("held", "people"), [("", ""), ("9 ก.พ. 2550", ""), ("31 ม.ค. 2550", "-4"), ("วันดี", "มาก")]
)
def test_what_cannot_be_so_is_refused(
    as_secretary: OpenView, own_store: Engine, held: str, people: str
) -> None:
    form = f"form_plan_held_activities_{LATE}"
    screen = as_secretary("plan", **OPENED)
    screen.session.text_input(key=f"{form}_held_on").input(held)
    screen.session.text_input(key=f"{form}_people_reached").input(people)
    screen.session.button(key="send_held").click()
    screen.again()
    assert len(screen.problems) == 1
    assert plan(own_store)[f"activity:{LATE}"].held_on is None


def test_an_empty_plan_says_how_it_is_filled(
    open_view: OpenView, use_store: Callable[[str], None], empty_store: str
) -> None:
    use_store(empty_store)
    screen = open_view("plan")
    assert screen.problems == []
    assert "ยังไม่มี" in screen.text
    assert screen.charts == []


def test_the_calendar_has_every_entry_of_the_year_with_a_day(own_store: Engine) -> None:
    with reading(own_store) as session:
        made = Calendar.from_ical(plan_calendar(session, EVE, 2550, home="https://km.example"))
        dated = [one for one in activity_plan(session, EVE) if one.in_year(2550)]
    events = {str(one["uid"]): one for one in made.walk("VEVENT")}
    assert len(events) == len(dated)
    long = events["plan-activity-demo-activity-4@wong-uea"]
    assert (long.decoded("dtstart"), long.decoded("dtend")) == (date(2007, 2, 5), date(2007, 3, 31))
    assert "entry=activity%3Ademo-activity-4" in str(long["url"])
