"""What waits for a word from the chair: asks, items nobody owns, late items, numbers that disagree.

One rule, whether it is read off the board (the overview) or off a picture (the wall, the frozen picture, the paper).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from kmcore.actions.owner_words import nobody
from kmcore.actions.pressing import ItemT, late_items, open_asks, unowned_items
from kmcore.actions.queries import ActionRow, GovernorAsk
from kmcore.bilingual import Bilingual, bilingual
from kmcore.i18n import _, _n
from kmcore.programme.party import NO_PARTY, Party

DecisionKind = Literal["ask", "no_owner", "late", "number"]


class Question(Protocol):
    """A question on which sources give different values."""

    @property
    def settled_on(self) -> date | None:
        """The day a resolution settled it; None while it is open."""


class OpenCheck(Question, Protocol):
    """The same as the sources' own queries give it."""

    @property
    def code(self) -> str:
        """The check's code."""

    @property
    def title(self) -> Bilingual:
        """The question."""

    @property
    def source(self) -> str | None:
        """Where the question comes from."""


QuestionT = TypeVar("QuestionT", bound=Question)


@dataclass(frozen=True)
class Waiting(Generic[ItemT, QuestionT]):
    """What waits, by kind, in the order in which the kinds are heard; each in the order in which it is heard.

    An item may stand under several kinds: each is a question of its own. An item on which two agencies ask stands
    twice among the asks.
    """

    asks: tuple[tuple[ItemT, GovernorAsk], ...]
    unowned: tuple[ItemT, ...]
    late: tuple[ItemT, ...]
    numbers: tuple[QuestionT, ...]


def waiting_for_chair(items: Sequence[ItemT], questions: Iterable[QuestionT]) -> Waiting[ItemT, QuestionT]:
    """Return what waits: asks (newest first), unowned items not done, late ones (longest first), open questions."""
    return Waiting(
        asks=tuple(open_asks(items)),
        unowned=tuple(unowned_items(items)),
        late=tuple(late_items(items)),
        numbers=tuple(one for one in questions if one.settled_on is None),
    )


def decision_kind_names() -> Mapping[DecisionKind, str]:
    """Return the words for the kinds, in the order in which they are heard."""
    return {
        "ask": _("ขอให้ผู้ว่าฯ ช่วย"),
        "no_owner": nobody(),
        "late": _("เกินกำหนด"),
        "number": _("ตัวเลขขัดกัน"),
    }


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One thing to decide. ``ref`` is the code of the action item, or of the check for a number.

    ``party``: who asks, or who is late. ``text``: the
    stored words behind ``detail``. ``days_late`` is 0 unless it is late.
    """

    kind: DecisionKind
    title: Bilingual = bilingual()
    ref: str
    source: str | None
    demo: bool
    party: Party = NO_PARTY
    text: Bilingual | None = bilingual()
    days_late: int = 0

    @property
    def detail(self) -> str:
        """Return what is asked, the source's own words, or what is wrong, in the current language."""
        if self.kind == "late":
            return _n("เลยกำหนด {count} วัน", self.days_late)
        if self.kind == "number":
            return _("ที่มาให้ค่าต่างกัน ยังไม่มีมติว่าใช้ค่าใด")
        return self.text or ""


def to_decide(rows: Sequence[ActionRow], checks: Iterable[OpenCheck]) -> list[Decision]:
    """Return what waits on the board's day as one list, from the board and the checks of that day."""
    found = waiting_for_chair(rows, checks)
    return [
        *(_ask(row, ask) for row, ask in found.asks),
        *map(_no_owner, found.unowned),
        *map(_late, found.late),
        *map(_number, found.numbers),
    ]


def _ask(row: ActionRow, ask: GovernorAsk) -> Decision:
    return replace(_of_item("ask", row), party=(ask.agency_code,), text=Bilingual(ask.text, None))


def _no_owner(row: ActionRow) -> Decision:
    return replace(_of_item("no_owner", row), text=row.stated_as)


def _late(row: ActionRow) -> Decision:
    return replace(_of_item("late", row), party=row.owners, days_late=row.days_late)


def _of_item(kind: DecisionKind, row: ActionRow) -> Decision:
    return Decision(kind=kind, title=row.title, ref=row.code, source=row.source, demo=row.demo, text=None)


def _number(check: OpenCheck) -> Decision:
    return Decision(
        kind="number", title=check.title, ref=check.code, source=check.source, demo=False, text=None
    )
