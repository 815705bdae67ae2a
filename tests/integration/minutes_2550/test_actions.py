"""Each of A1-A22 against the minutes (docs/domain.md, 1): kind, owners, supporters, due dates and how firmly it was said."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.actions.models import ActionDue, ActionItem, ActionParty, PartyRole

SEVEN = "cdd doae dopa nfe pho wu yomna"
CIRCLE, JAN_11, FEB_9 = date(2007, 1, 9), date(2007, 1, 11), date(2007, 2, 9)


@dataclass(frozen=True)
class Fact:
    """An item as the minutes say it: agencies by code, labels where the source names no agency."""

    kind: str
    stated_as: str
    owners: str = ""
    support: str = ""
    owner_label: bool = False
    support_label: bool = False
    due: tuple[date, ...] = ()


FACTS = {
    "A1": Fact("decision", "decision", "cdd", "nfe doae pho", due=(JAN_11,)),
    "A2": Fact("arranged", "arranged", support="wu community", owner_label=True, due=(JAN_11,)),
    "A3": Fact(
        "announced", "announced", "nfe", support_label=True, due=(date(2007, 1, 12), date(2007, 1, 19))
    ),
    "A4": Fact("proposal", "idea", "nfe", owner_label=True, support_label=True),
    "A5": Fact("decision", "decision", "nfe", owner_label=True, support_label=True, due=(FEB_9,)),
    "A6": Fact("instruction", "Governor's instruction", SEVEN, owner_label=True, due=(FEB_9,)),
    "A7": Fact("instruction", "Governor's instruction", SEVEN, owner_label=True, due=(FEB_9,)),
    "A8": Fact("instruction", "instruction", support=SEVEN, support_label=True),
    "A9": Fact("instruction", "request", SEVEN, "gov", owner_label=True, support_label=True),
    "A10": Fact("decision", "decision", "cdd nfe doae pho dopa yomna", "gov"),
    "A11": Fact("decision", "decision, with an idea", "cdd", "nfe doae pho"),
    "A12": Fact("decision", "decision", "dopa yomna", "cdd nfe doae pho tao"),
    "A13": Fact("decision", "decision", "doae", support_label=True),
    "A14": Fact("draft", "draft", "nfe"),
    "A15": Fact("draft", "draft", "dopa yomna"),
    "A16": Fact("proposal", "recommendation", owner_label=True),
    "A17": Fact("planned", "plan", owner_label=True),
    "A18": Fact("planned", "plan", "gov", owner_label=True),
    "A19": Fact("proposal", "proposal"),
    "A20": Fact("opinion", "author's opinion"),
    "A21": Fact("instruction", "Governor's guidance", support=SEVEN, support_label=True),
    "A22": Fact("planned", "scheduled", "gov", SEVEN, owner_label=True, support_label=True, due=(FEB_9,)),
}


def parties(session: Session, code: str, role: PartyRole) -> set[str]:
    mine = select(col(ActionParty.agency_code)).where(
        col(ActionParty.action_code) == code, col(ActionParty.role) == role
    )
    return set(session.scalars(mine))


def test_there_are_twenty_two_in_order(session: Session) -> None:
    codes = session.scalars(select(col(ActionItem.code)).order_by(col(ActionItem.position)))
    assert list(codes) == list(FACTS) == [f"A{number}" for number in range(1, 23)]


@pytest.mark.parametrize("code", FACTS)
def test_kind_and_owners_are_the_minutes(session: Session, code: str) -> None:
    item, fact = session.get_one(ActionItem, code), FACTS[code]
    assert item.kind == fact.kind
    assert item.stated_as_en.startswith(fact.stated_as)
    assert parties(session, code, PartyRole.OWNER) == set(fact.owners.split())
    assert parties(session, code, PartyRole.SUPPORT) == set(fact.support.split())
    assert [item.owner_label is not None, item.owner_label_en is not None] == [fact.owner_label] * 2
    assert [item.support_label is not None, item.support_label_en is not None] == [fact.support_label] * 2
    assert item.opened_on == CIRCLE


@pytest.mark.parametrize("code", FACTS)
def test_due_dates_are_stated_ones_only(session: Session, code: str) -> None:
    mine = select(ActionDue).where(col(ActionDue.action_code) == code).order_by(col(ActionDue.set_on))
    assert tuple(row.due_date for row in session.scalars(mine)) == FACTS[code].due


def test_the_training_moved_and_the_first_date_stays_readable(session: Session) -> None:
    mine = select(ActionDue).where(col(ActionDue.action_code) == "A3").order_by(col(ActionDue.set_on))
    first, moved = session.scalars(mine)
    assert (first.set_on, first.source_code, first.reason) == (CIRCLE, "m-L53", None)
    assert (moved.set_on, moved.source_code) == (date(2007, 1, 12), "gtk-72200")
    assert moved.reason is not None
    assert "12 ม.ค." in moved.reason


def test_items_that_nobody_owns(session: Session) -> None:
    owned = select(col(ActionParty.action_code)).where(col(ActionParty.role) == PartyRole.OWNER)
    nobody = select(col(ActionItem.code)).where(
        col(ActionItem.owner_label).is_(None), col(ActionItem.code).not_in(owned)
    )
    assert set(session.scalars(nobody)) == {"A8", "A19", "A20", "A21"}


def test_the_days_of_the_week_are_the_minutes(session: Session) -> None:
    days = {
        row.due_date: row.due_date.strftime("%a")
        for row in session.scalars(select(ActionDue))
        if row.due_date
    }
    assert days == {
        JAN_11: "Thu",
        date(2007, 1, 12): "Fri",
        date(2007, 1, 19): "Fri",
        FEB_9: "Fri",
    }
