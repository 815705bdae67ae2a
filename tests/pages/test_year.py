"""ขึ้นปีงบประมาณใหม่: begun, changed, decided and taken back by the secretariat; read by the circle; nobody else's."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from dashboard.views.year.plan_files import plan_table
from dashboard.views.year.year_scope import YearScope
from kmcore.access.kinds import AccountRole
from kmcore.exchange.tables import write_xlsx
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import DecisionForm, change_plan, decide_rows, prepare_year
from kmcore.year_turn.kinds import Fate, RowState
from kmcore.year_turn.plan_form import PlanForm
from kmcore.year_turn.queries import year_plan
from kmcore.year_turn.read_models import PlannedRow, YearPlan
from tests.pages.conftest import OpenView, Peopled
from tests.support.people import Person
from tests.support.screen import Screen

EVE = date(2007, 2, 8)


def plan(engine: Engine) -> YearPlan:
    with reading(engine) as session:
        return year_plan(session, 2551, EVE)


def row(engine: Engine, code: str) -> PlannedRow:
    return next(one for one in plan(engine).rows if one.old.values.get("code") == code)


def pressed(screen: Screen, key: str) -> Screen:
    screen.session.button(key=key).click()
    return screen.again()


@pytest.fixture
def prepared(own_store: Engine, secretary: Person) -> Engine:
    prepare_year(own_store, secretary.by(), 2551)
    return own_store


def test_it_is_begun_with_one_press(as_secretary: OpenView, own_store: Engine) -> None:
    screen = as_secretary("year")
    assert screen.problems == []
    assert "ยังไม่มีใครเตรียมปีนี้" in screen.text
    screen = pressed(screen, "year_prepare")
    assert screen.problems == []
    assert plan(own_store).unprepared == 0
    assert "ร่าง" in screen.text
    assert "โปรแกรมเสนอ" not in screen.text


def test_the_next_year_is_meant_and_in_its_first_quarter_the_one_begun(as_secretary: OpenView) -> None:
    for day, year in (("2007-02-08", 2551), ("2007-09-30", 2551), ("2007-10-01", 2551), ("2008-01-01", 2552)):
        assert f"ปีงบประมาณ {year}" in as_secretary("year", as_of=day).text
    assert len(as_secretary("year", year="9999").warnings) == 1
    assert "ปีงบประมาณ 2553" in as_secretary("year", year="2553").text


def test_many_are_chosen_at_once_with_what_it_would_change_shown_before(
    as_secretary: OpenView, prepared: Engine
) -> None:
    screen = as_secretary("year")
    fields = {
        str(one.key).rpartition("_")[2]: one for one in [*screen.session.selectbox, *screen.session.radio]
    }
    fields["holder"].set_value("nfe")
    fields["fate"].set_value(Fate.HANDED_OVER)
    screen = screen.again()
    assert "เลือกหน่วยงานที่รับ" in screen.text
    (taker,) = (one for one in screen.session.selectbox if str(one.key).endswith("_agency"))
    taker.set_value("cdd")
    screen = screen.again()
    assert "จะเปลี่ยน" in screen.text
    screen = pressed(screen, "year_many_save")
    assert screen.problems == []
    theirs = [one for one in plan(prepared).rows if one.old.agency == "nfe"]
    assert {(one.planned.fate, one.planned.agency) for one in theirs} == {(Fate.HANDED_OVER, "cdd")}
    assert row(prepared, "cohort-1-doae").planned.fate is Fate.UNDECIDED


def test_a_row_is_changed_beside_what_it_was(as_secretary: OpenView, prepared: Engine) -> None:
    number = row(prepared, "cohort-1-doae").number
    screen = as_secretary("year", row=str(number))
    (choice,) = (one for one in screen.session.radio if str(one.key).endswith("_fate"))
    choice.set_value(Fate.HANDED_OVER)
    screen = pressed(screen, _save(screen))
    assert len(screen.problems) == 1  # it is not said to whom
    assert row(prepared, "cohort-1-doae").planned.fate is Fate.UNDECIDED
    (taker,) = (one for one in screen.session.selectbox if str(one.key).endswith("_agency"))
    taker.set_value("cdd")
    screen = pressed(screen, _save(screen))
    assert screen.problems == []
    assert row(prepared, "cohort-1-doae").planned.agency == "cdd"
    assert "ส่งต่อ → พช." in screen.text


def test_a_row_is_shared_among_several(as_secretary: OpenView, prepared: Engine) -> None:
    screen = as_secretary("year", row=str(row(prepared, "cohort-2-nfe").number))
    screen = pressed(screen, "year_more_takers")
    (taker,) = (one for one in screen.session.selectbox if str(one.key).endswith("_agency_2"))
    taker.set_value("cdd")
    (areas,) = (one for one in screen.session.multiselect if str(one.key).endswith("_areas_2"))
    areas.set_value(["8001"])
    screen = pressed(screen, _save(screen))
    assert screen.problems == []
    (other,) = row(prepared, "cohort-2-nfe").planned.others
    assert (other.agency, other.areas) == ("cdd", ("8001",))
    screen = as_secretary("year", row=str(row(prepared, "cohort-2-nfe").number))
    assert "แบ่งเป็น" in screen.text


def _save(screen: Screen) -> str:
    return next(str(one.key) for one in screen.session.button if "year_save" in str(one.key))


def test_what_a_circle_decided_is_entered_and_taken_back(as_secretary: OpenView, prepared: Engine) -> None:
    screen = as_secretary("year")
    screen = pressed(screen, "year_decide")
    assert len(screen.problems) == 1  # no resolution is chosen
    assert not plan(prepared).in_state(RowState.DECIDED)
    (chosen,) = (one for one in screen.session.selectbox if str(one.key).endswith("_resolution"))
    chosen.set_value(plan(prepared).resolutions[0].code)
    ready = sum(one.ready for one in plan(prepared).rows)
    screen = pressed(screen, "year_decide")
    assert screen.problems == []
    assert len(plan(prepared).in_state(RowState.DECIDED)) == ready
    assert row(prepared, "cohort-1-doae").state is RowState.DRAFT  # nobody has chosen for it
    screen = as_secretary("year")
    screen = pressed(screen, f"year_undo_{plan(prepared).decisions[0].number}")
    assert screen.problems == []
    assert not plan(prepared).in_state(RowState.DECIDED)


def test_only_some_are_decided(as_secretary: OpenView, prepared: Engine) -> None:
    screen = as_secretary("year")
    (which,) = (one for one in screen.session.radio if str(one.key).endswith("_which"))
    which.set_value("some")
    screen = screen.again()
    (picked,) = (one for one in screen.session.multiselect if str(one.key).endswith("_picked"))
    picked.set_value([row(prepared, "cohort-2-nfe").number])
    (chosen,) = (one for one in screen.session.selectbox if str(one.key).endswith("_resolution"))
    chosen.set_value(plan(prepared).resolutions[0].code)
    screen = pressed(screen.again(), "year_decide")
    assert screen.problems == []
    assert [one.old.values["code"] for one in plan(prepared).in_state(RowState.DECIDED)] == ["cohort-2-nfe"]


def test_an_old_tab_is_told_who_was_first(
    as_secretary: OpenView, prepared: Engine, secretary: Person
) -> None:
    screen = as_secretary("year", row=str(row(prepared, "cohort-2-nfe").number))
    other = as_secretary("year", row=str(row(prepared, "cohort-2-nfe").number))
    assert pressed(other, _save(other)).problems == []
    screen = pressed(screen, _save(screen))
    assert len(screen.problems) == 1  # a form drawn from what was is not sent
    assert "ทดสอบ secretariat" in screen.problems[0]
    assert pressed(screen, _save(screen)).problems == []  # now it was seen


@pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.LEAD])
def test_the_circle_reads_and_does_not_write(
    role: AccountRole,
    peopled: Peopled,
    use_store: Callable[[str], None],
    open_view: OpenView,
    sign_in: Callable[[Person | None], None],
) -> None:
    use_store(peopled.url)
    sign_in(peopled.people[role])
    screen = open_view("year")
    assert screen.problems == []
    assert "ไม่มีใครรับ" in screen.text
    assert [str(one.key) for one in screen.session.button if str(one.key).startswith("year_")] == []


def test_without_data_it_says_so(
    use_store: Callable[[str], None],
    peopled: Peopled,
    own_store: Engine,
    as_secretary: OpenView,
) -> None:
    screen = as_secretary("year", year="2545")
    assert screen.problems == []
    assert "ปี 2544 ไม่มีรายการชนิดนี้" in screen.text


def test_in_english(as_secretary: OpenView, prepared: Engine) -> None:
    screen = as_secretary("year", lang="en")
    assert screen.problems == []
    assert "Fiscal year 2008" in screen.text
    assert "is handed over → " in screen.text


def test_an_empty_year_leads_to_its_draft(as_secretary: OpenView, prepared: Engine) -> None:
    screen = as_secretary("budget", as_of="2007-10-01")
    assert 'href="/year?year=2551' in screen.html


def test_after_the_turn_each_year_shows_its_own(
    as_secretary: OpenView, prepared: Engine, secretary: Person
) -> None:
    """Before and after an adopted turn: 30 September is as it was, 1 October has what was decided and no more."""
    before = as_secretary("overview", as_of="2007-09-30").within("figures")
    for code in ("total", "km"):
        shown = row(prepared, code)
        form = PlanForm(shown.number or 0, shown.version, Fate.GOES_ON, amount="3 ล้านบาท")
        change_plan(prepared, secretary.by(), form)
    rows = [row(prepared, code) for code in ("total", "km", "cohort-2-nfe")]
    versions = {one.number or 0: one.version for one in rows}
    decide_rows(prepared, secretary.by(), DecisionForm(2551, plan(prepared).resolutions[0].code, versions))
    assert as_secretary("overview", as_of="2007-09-30").within("figures") == before
    money = as_secretary("budget", as_of="2007-10-01")
    assert money.problems == []
    assert "ปีงบประมาณ 2551" in money.text
    assert "3.00" in " ".join(money.within("figures"))
    assert "10.00" not in " ".join(money.within("figures"))
    assert "ไม่มีที่มาใดบอกเป้าของปีงบประมาณนี้" in money.text
    assert "93.00" not in money.text


def test_what_another_changed_is_not_decided_unseen(
    as_secretary: OpenView, prepared: Engine, secretary: Person
) -> None:
    screen = as_secretary("year")
    (chosen,) = (one for one in screen.session.selectbox if str(one.key).endswith("_resolution"))
    chosen.set_value(plan(prepared).resolutions[0].code)
    shown = row(prepared, "cohort-2-nfe")
    change_plan(prepared, secretary.by(), PlanForm(shown.number or 0, shown.version, Fate.ENDS))
    screen = pressed(screen, "year_decide")
    assert len(screen.problems) == 1
    assert not plan(prepared).in_state(RowState.DECIDED)
    assert pressed(screen, "year_decide").problems == []  # it was shown meanwhile


def test_the_file_for_the_circle_says_that_it_is_a_draft(
    as_secretary: OpenView, prepared: Engine, secretary: Person
) -> None:
    as_secretary("year")
    whole = plan(prepared)
    scope = YearScope(secretary.user, 2551, EVE, whole, (2551,), prepares=True, decides=True)
    table = plan_table(scope)
    assert table.title == "ร่าง ขึ้นปีงบประมาณ 2551"
    assert len(table.rows) == len(whole.rows)
    (handed,) = (one for one in table.rows if one["title"] == "รุ่น 2 · แม่งาน · ร่าง")
    assert (handed["fate"], handed["old_villages"], handed["new_villages"]) == ("ส่งต่อ", 600, 600)
    assert {one["state"] for one in table.rows} == {"ร่าง"}
    assert b"PK" in write_xlsx(table)[:4]
