"""Every agency that owes something, those who hurt most first."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.session.links import link
from dashboard.views.reporting_window import answer_words
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import Target, can
from kmcore.reminders.queries import AgencyStanding, OwedReport


@dataclass(frozen=True)
class OwedItem:
    """An item's code as a link, its title beside it."""

    code: str
    title: str
    address: str


@dataclass(frozen=True)
class AgencyAnswerLine:
    """An agency's line, ready to draw."""

    standing: AgencyStanding
    look: str
    sign: str
    answer: str
    address: str
    missing: tuple[OwedItem, ...]
    late: tuple[OwedItem, ...]
    reminded: tuple[str, ...]


def visible_agencies(user: User, found: Sequence[AgencyStanding]) -> list[AgencyStanding]:
    """Return the standings this user may see: a lead her own agency's."""
    return [
        one
        for one in found
        if can(user, permissions.SEE_WINDOW, Target(agencies=frozenset({one.agency_code}))).allowed
    ]


def draw_agency_answers(shown: Sequence[AgencyStanding]) -> None:
    """Draw the agencies; on a phone each is a card."""
    lines = [_line(one) for one in shown]
    draw_template("reporting_window/table.html", lines=lines, demo=any(one.demo for one in shown))


def _line(one: AgencyStanding) -> AgencyAnswerLine:
    look, sign = answer_words.LOOKS[one.answer]
    return AgencyAnswerLine(
        standing=one,
        look=look,
        sign=sign,
        answer=answer_words.answer_words(one),
        address=link("actions", by="agency", agency=one.agency_code),
        missing=_items(one.missing),
        late=_items(one.late),
        reminded=tuple(map(answer_words.reminder_words, one.reminders)),
    )


def _items(found: Sequence[OwedReport]) -> tuple[OwedItem, ...]:
    return tuple(
        OwedItem(owed.row.code, owed.row.title, link("actions", item=owed.row.code)) for owed in found
    )
