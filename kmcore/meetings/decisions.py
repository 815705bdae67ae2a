"""What waits for a word from the chair: asks, items nobody owns, numbers that disagree, late items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from kmcore.actions.queries import ActionRow, Ask, Status, asks, late, without_owner
from kmcore.i18n import _, _n, pick

DecisionKind = Literal["ask", "no_owner", "number", "late"]
OPEN: Final = "open"


class CheckLike(Protocol):
    """A question on which sources give different values, as the evidence subject reads it."""

    @property
    def code(self) -> str:
        """The check's code."""

    @property
    def title_th(self) -> str:
        """The question in Thai."""

    @property
    def title_en(self) -> str:
        """The question in English."""

    @property
    def state(self) -> str:
        """``open`` until a resolution settles it."""

    @property
    def source(self) -> str | None:
        """Where the question comes from."""


@dataclass(frozen=True)
class Decision:
    """One thing to decide. ``ref`` is the code of the action item, or of the check for a number.

    ``agency``: who asks, or who is late (codes joined by "+"); None where it is nobody's. ``text_th``
    and ``text_en`` are the stored words behind ``detail``. ``days_late`` is 0 unless it is late.
    """

    kind: DecisionKind
    title_th: str
    title_en: str
    ref: str
    source: str | None
    demo: bool
    agency: str | None = None
    text_th: str = ""
    text_en: str = ""
    days_late: int = 0

    @property
    def title(self) -> str:
        """Return the title in the current language."""
        return pick(self.title_th, self.title_en)

    @property
    def detail(self) -> str:
        """Return what is asked, the source's own words, or what is wrong, in the current language."""
        if self.kind == "late":
            return _n("เลยกำหนด {count} วัน", self.days_late)
        if self.kind == "number":
            return _("ที่มาให้ค่าต่างกัน ยังไม่มีมติว่าใช้ค่าใด")
        return pick(self.text_th, self.text_en)


def to_decide(rows: Sequence[ActionRow], checks: Iterable[CheckLike]) -> list[Decision]:
    """Return what waits for a decision on the board's day, from the board and the checks of that day.

    In this order: every open ask (newest first), items without an owner that are not done, numbers
    that disagree and are not settled, late items (longest late first). An item may stand under two
    kinds: each is a question of its own, and each kind adds up to the board's own count.
    """
    unowned = (row for row in without_owner(rows) if row.status != Status.DONE)
    return [
        *map(_ask, asks(rows)),
        *map(_no_owner, unowned),
        *(_number(check) for check in checks if check.state == OPEN),
        *map(_late, late(rows)),
    ]


def _ask(ask: Ask) -> Decision:
    row = ask.row
    return Decision(
        "ask", row.title_th, row.title_en, row.code, row.source, row.demo, ask.agency_code, text_th=ask.text
    )


def _no_owner(row: ActionRow) -> Decision:
    return Decision(
        "no_owner",
        row.title_th,
        row.title_en,
        row.code,
        row.source,
        row.demo,
        text_th=row.stated_as_th,
        text_en=row.stated_as_en,
    )


def _number(check: CheckLike) -> Decision:
    return Decision("number", check.title_th, check.title_en, check.code, check.source, demo=False)


def _late(row: ActionRow) -> Decision:
    agency = "+".join(row.owners) or None
    return Decision(
        "late",
        row.title_th,
        row.title_en,
        row.code,
        row.source,
        row.demo,
        agency,
        days_late=row.days_late,
    )
