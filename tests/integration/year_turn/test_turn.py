"""The turn of the year in a store: a draft counts nowhere; what a circle decides is one batch, from 1 October on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.budget.queries import budget_entries, budget_lines, budget_totals, quarter_targets
from kmcore.errors import FieldError, FormError
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import responsibilities
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import UndoError
from kmcore.registers.queries import batch_changes, newest_batches
from kmcore.registers.row_commands import RowEdit, add_row, correct_row, end_row
from kmcore.registers.row_store import all_rows
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import (
    change_plan,
    prepare_year,
    undo_decision,
)
from kmcore.year_turn.errors import YearTurnError
from kmcore.year_turn.kinds import LINES, TARGETS, Fate, RowState
from kmcore.year_turn.plan_form import PlanForm
from tests.integration.year_turn.plans import EVE, FIRST, LAST, decide, figures, plan, planned, row
from tests.support.people import Person, person


def test_what_is_proposed(store: Engine) -> None:
    found = {one.old.values.get("code"): one.planned for one in plan(store).rows}
    assert found["cohort-2-nfe"].fate is Fate.HANDED_OVER
    assert found["cohort-2-nfe"].agency == "doae"  # who led cohort 1 takes cohort 2, as the year before
    assert (found["cohort-3-dopa"].agency, found["cohort-3-yomna"].fate) == ("nfe", Fate.ENDS)
    assert found["cohort-1-doae"].fate is Fate.UNDECIDED
    assert found["cohort-1-baac"].fate is Fate.ENDS
    assert found["mission-master-plan-dopa"].fate is Fate.GOES_ON
    assert {one.planned.fate for one in plan(store).rows if one.old.kind in {LINES, TARGETS}} == {Fate.ENDS}
    assert all(one.state is RowState.PROPOSED for one in plan(store).rows)


def test_a_draft_changes_no_figure(store: Engine) -> None:
    days = (EVE, LAST, FIRST)
    before = [figures(store, day) for day in days]
    secretary = person(store, AccountRole.SECRETARIAT)
    prepare_year(store, secretary.by(), 2551)
    planned(store, secretary, "strategy-food", Fate.GOES_ON, amount="2 ล้านบาท")
    planned(store, secretary, "cohort-1-doae", Fate.ENDS)
    assert [figures(store, day) for day in days] == before
    assert prepare_year(store, secretary.by(), 2551) == 0  # a second time finds nothing to add


def test_a_relay_is_handed_over_with_its_villages(store: Engine, secretary: Person) -> None:
    old = row(store, "cohort-2-nfe")
    assert old.old.villages > 0
    made = decide(store, secretary, old)
    assert row(store, "cohort-2-nfe").state is RowState.DECIDED
    with reading(store) as session:
        before, after = responsibilities(session, LAST), responsibilities(session, FIRST)
        villages = promised_villages(session, FIRST)
    assert "cohort-2-nfe" in {one.code for one in before}
    assert "cohort-2-nfe" not in {one.code for one in after}
    (new,) = (one for one in after if one.scheme == "cohort")
    assert (new.agency_code, new.cohort_number, new.from_date, new.pledged) == ("doae", 2, FIRST, 600)
    assert villages[new.code].villages == old.old.villages
    with reading(store) as session:
        (head, *_rest) = [one for one in newest_batches(session) if one.number == made.batch]
    assert "2551" in (head.reason or "")


def test_villages_of_some_districts_stay_with_nobody(store: Engine, secretary: Person) -> None:
    shown = planned(store, secretary, "cohort-2-nfe", Fate.HANDED_OVER, agency="doae", districts=("8001",))
    assert 0 < shown.went_along < shown.old.villages
    left = [one for one in plan(store).unheld if one.row == shown.number]
    assert [one.villages for one in left] == [shown.old.villages - shown.went_along]
    decide(store, secretary, shown)
    with reading(store) as session:
        (new,) = (one for one in responsibilities(session, FIRST) if one.scheme == "cohort")
        assert promised_villages(session, FIRST)[new.code].villages == shown.went_along


def test_what_lasts_goes_on_without_a_write_and_anew_with_another_number(
    store: Engine, secretary: Person
) -> None:
    lasting = row(store, "mission-master-plan-dopa")
    assert decide(store, secretary, lasting).batch is None
    other = planned(store, secretary, "mission-master-plan-yomna", Fate.GOES_ON, amount="500")
    decide(store, secretary, other)
    with reading(store) as session:
        now = {(one.agency_code, one.code): one.pledged for one in responsibilities(session, FIRST)}
    assert now["dopa", "mission-master-plan-dopa"] == 551
    assert [pledged for (agency, _code), pledged in now.items() if agency == "yomna"] == [500]


def test_money_goes_over_only_as_an_entry_of_its_own_with_its_source(
    store: Engine, secretary: Person
) -> None:
    with pytest.raises(YearTurnError, match="ที่มา"):
        planned(store, secretary, "strategy-food", Fate.GOES_ON, carried="100,000")
    with pytest.raises(YearTurnError, match="เหลือ"):
        planned(store, secretary, "strategy-food", Fate.GOES_ON, carried="9 ล้านบาท", carried_note="นศ 0017/1")
    total, strategy = (planned(store, secretary, code, Fate.GOES_ON) for code in ("total", "strategy"))
    food = planned(
        store,
        secretary,
        "strategy-food",
        Fate.GOES_ON,
        amount="2 ล้านบาท",
        carried="100,000",
        carried_note="นศ 0017/1",
    )
    with pytest.raises(YearTurnError, match="รายการแม่"):
        decide(store, secretary, food)
    decide(store, secretary, food, strategy, total)
    with reading(store) as session:
        old, new = budget_totals(session, LAST), budget_totals(session, FIRST)
        lines = {one.code: one for one in budget_lines(session, FIRST)}
        (entry,) = budget_entries(session, "strategy-food-2551", FIRST)
    assert old == figures(store, LAST)[1]
    assert (old.allocated_satang, new.allocated_satang) == (4_000_000_00, 100_000_00)
    assert lines["strategy-food-2551"].parent_code == "strategy-2551"
    assert (lines["strategy-food-2551"].control_satang, lines["total-2551"].control_satang) == (
        2_000_000_00,
        None,
    )
    assert "2550" in (entry.note or "")
    assert "นศ 0017/1" in (entry.note or "")


def test_a_target_is_set_anew_with_its_own_share(store: Engine, secretary: Person) -> None:
    key = (
        "[2550,1]"
        if any(one.old.key == "[2550,1]" for one in plan(store).rows)
        else plan(store).of_kind(TARGETS)[0].old.key
    )
    with pytest.raises(YearTurnError, match="ร้อยละ"):
        planned(store, secretary, key, Fate.GOES_ON)
    decide(store, secretary, planned(store, secretary, key, Fate.GOES_ON, amount="20%"))
    with reading(store) as session:
        assert next(one.cumulative_bp for one in quarter_targets(session, 2551, FIRST)) == 2000
        assert next(one.cumulative_bp for one in quarter_targets(session, 2550, FIRST)) == 1646


def test_parts_are_decided_by_several_resolutions_and_one_is_undone_whole(
    store: Engine, secretary: Person
) -> None:
    before = [figures(store, day) for day in (LAST, FIRST)]
    codes = [one.code for one in plan(store).resolutions]
    first = decide(
        store, secretary, row(store, "cohort-2-nfe"), row(store, "cohort-1-baac"), resolution=codes[0]
    )
    between = [figures(store, day) for day in (LAST, FIRST)]
    second = decide(
        store, secretary, row(store, "cohort-3-dopa"), row(store, "cohort-3-yomna"), resolution=codes[1]
    )
    assert [one.rows for one in plan(store).decisions] == [2, 2]
    undo_decision(store, secretary.by(), second.number)
    assert [figures(store, day) for day in (LAST, FIRST)] == between
    assert row(store, "cohort-3-dopa").state is RowState.DRAFT
    undo_batch(store, secretary.by(), first.batch or 0)  # from the page of registers: the whole of it, too
    assert [figures(store, day) for day in (LAST, FIRST)] == before
    assert row(store, "cohort-2-nfe").state is RowState.DRAFT
    assert [one.stands for one in plan(store).decisions] == [False, False]
    with pytest.raises(YearTurnError):
        undo_decision(store, secretary.by(), first.number)


def test_a_decision_is_one_batch_and_is_taken_back_as_one(store: Engine, secretary: Person) -> None:
    before = figures(store, FIRST)
    made = decide(store, secretary, row(store, "cohort-2-nfe"))
    with reading(store) as session:
        (batch,) = (one for one in newest_batches(session) if one.how == "turn")
        kinds = {change.kind for _key, change in batch_changes(session, batch.number, 99)}
    assert (batch.number, kinds) == (made.batch, {"responsibilities", "promises"})
    undo_batch(store, secretary.by(), batch.number)
    assert figures(store, FIRST) == before
    with pytest.raises(UndoError):
        undo_batch(store, secretary.by(), made.batch or 0)


def test_a_decision_is_refused_where_the_ground_changed_and_says_who_and_what(
    store: Engine, secretary: Person
) -> None:
    other = person(store, AccountRole.SECRETARIAT, login="other-hand")
    kind = KINDS["responsibilities"]
    with reading(store) as session:
        standing = all_rows(session, kind)[("cohort-2-nfe",)]
    seen = {one.name: standing[one.name] for one in kind.fields}
    correct_row(store, other.by(), RowEdit(kind, ("cohort-2-nfe",), {"pledged": "610"}, seen))
    before = figures(store, FIRST)
    with pytest.raises(YearTurnError) as refused:
        decide(store, secretary, row(store, "cohort-2-nfe"), row(store, "cohort-1-baac"))
    assert all(word in str(refused.value) for word in ("600", "610", "other-hand"))
    assert figures(store, FIRST) == before  # nothing of the decision was written
    shown = row(store, "cohort-2-nfe")
    again = planned(store, secretary, "cohort-2-nfe", shown.planned.fate, agency=shown.planned.agency)
    decide(store, secretary, again)
    assert row(store, "cohort-2-nfe").state is RowState.DECIDED


def test_two_people_at_once(store: Engine, secretary: Person) -> None:
    seen = row(store, "cohort-1-doae")
    other = person(store, AccountRole.SECRETARIAT, login="other-hand")
    planned(store, other, "cohort-1-doae", Fate.GOES_ON)
    form = PlanForm(seen.number or 0, seen.version, Fate.ENDS)
    with pytest.raises(YearTurnError, match="other-hand"):
        change_plan(store, secretary.by(), form)
    with pytest.raises(YearTurnError, match="other-hand"):
        decide(store, secretary, seen)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"fate": Fate.HANDED_OVER}, "เลือกหน่วยงาน"),
        ({"fate": Fate.HANDED_OVER, "agency": "doae"}, "ไม่ใช่หน่วยงานเดิม"),
        ({"fate": Fate.HANDED_OVER, "agency": "nobody"}, "ไม่มีหน่วยงาน"),
        ({"fate": Fate.GOES_ON, "amount": "หลาย"}, "หลาย"),
        ({"fate": Fate.GOES_ON, "note": "ก" * 900}, "ยาว"),
    ],
)
def test_what_a_form_cannot_take(store: Engine, secretary: Person, said: dict[str, Any], words: str) -> None:
    shown = row(store, "cohort-1-doae")
    form = replace(PlanForm(shown.number or 0, shown.version, Fate.ENDS), **said)
    with pytest.raises((FieldError, FormError), match=words):
        change_plan(store, secretary.by(), form)
    assert row(store, "cohort-1-doae").version == shown.version


def test_what_cannot_be_decided(store: Engine, secretary: Person) -> None:
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: decide(store, secretary), "อย่างน้อยหนึ่งรายการ"),
        (lambda: decide(store, secretary, row(store, "cohort-1-doae")), "ยังไม่ได้เลือก"),
        (lambda: decide(store, secretary, row(store, "cohort-1-baac"), resolution="R999"), "ไม่มีมติ"),
    ]
    for act, words in refused:
        with pytest.raises(YearTurnError, match=words):
            act()
    done = row(store, "cohort-1-baac")
    decide(store, secretary, done)
    with pytest.raises(YearTurnError, match="มีมติแล้ว"):
        decide(store, secretary, row(store, "cohort-1-baac"))


def test_only_the_secretariat_prepares_and_decides(store: Engine, secretary: Person) -> None:
    lead = person(store, AccountRole.LEAD)
    with pytest.raises(NotAllowedError):
        prepare_year(store, lead.by(), 2552)
    with pytest.raises(NotAllowedError):
        decide(store, lead, row(store, "cohort-1-baac"))


def test_a_row_that_came_later_is_drafted_when_it_is_asked_for(store: Engine, secretary: Person) -> None:
    cells = {
        "scheme": "ตามรุ่น",
        "agency_code": "pho",
        "cohort_number": "1",
        "role": "แม่งาน",
        "from_date": "1 มี.ค. 2550",
    }
    add_row(store, secretary.by(), KINDS["responsibilities"], cells)
    assert plan(store).unprepared == 1
    assert prepare_year(store, secretary.by(), 2551) == 1


def test_the_sums_before_and_after(store: Engine, secretary: Person) -> None:
    balance = {one.agency: one for one in plan(store).balances}
    assert balance["doae"].held == (2, 2)  # cohort 1 and a share of the mission; then cohort 2 and the share
    assert balance["nfe"].pledged[0] == 600
    assert "รุ่น 1" in {one.title for one in plan(store).unheld}
    decide(store, secretary, *(one for one in plan(store).rows if one.ready))
    assert {one.agency: one for one in plan(store).balances} == balance


def test_a_row_that_is_gone_or_ended_before_is_not_decided(store: Engine, secretary: Person) -> None:
    cells = {
        "scheme": "ตามรุ่น",
        "agency_code": "pho",
        "cohort_number": "1",
        "role": "แม่งาน",
        "from_date": "1 มี.ค. 2550",
    }
    added = add_row(store, secretary.by(), KINDS["responsibilities"], cells)
    prepare_year(store, secretary.by(), 2551)
    (new,) = (one for one in plan(store).rows if one.old.agency == "pho" and one.old.cohort == 1)
    new = planned(store, secretary, new.old.values["code"], Fate.ENDS)
    undo_batch(store, secretary.by(), added.batch or 0)
    kind = KINDS["responsibilities"]
    end_row(store, secretary.by(), RowEdit(kind, ("cohort-1-baac",), {}, {}), date(2007, 6, 30))
    gone = [one for one in plan(store).rows if one.changed is not None]
    assert [one.changed.gone for one in gone if one.changed] == [True, True]
    assert {one.number for one in gone} == {new.number, row(store, "cohort-1-baac").number}
    for one in gone:
        with pytest.raises(YearTurnError, match="ก่อนขึ้นปี"):
            decide(store, secretary, one)
    with reading(store) as session:
        assert all_rows(session, kind)[("cohort-1-baac",)]["to_date"] == date(2007, 6, 30)


def test_made_up_villages_stay_made_up(store: Engine, secretary: Person) -> None:
    decide(store, secretary, row(store, "cohort-2-nfe"))
    with reading(store) as session:
        (new,) = (one for one in responsibilities(session, FIRST) if one.scheme == "cohort")
        assert promised_villages(session, FIRST)[new.code].demo
