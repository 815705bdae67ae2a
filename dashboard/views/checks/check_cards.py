"""Each question with its statements side by side: the value, who says it in which words, the one used."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.session.links import link
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.sources.read_models import CheckRow, StatementRow


@dataclass(frozen=True)
class CardStatement:
    """One value and the place that gives it."""

    row: StatementRow
    ref: SourceRef | None


@dataclass(frozen=True)
class CheckCard:
    """A question ready to draw. ``number`` is its place in the whole list, so that it never changes."""

    number: int
    row: CheckRow
    statements: tuple[CardStatement, ...]
    address: str

    @property
    def verdict(self) -> str:
        """Return what counts in sums."""
        used = self.row.used_value
        return _("ใช้ {value}", value=used) if used else _("ยังไม่เลือกค่าใด")


def make_cards(rows: Sequence[CheckRow], known: KnownSources) -> list[CheckCard]:
    """Return a card a question, in the order of the data set."""
    return [
        CheckCard(
            number,
            row,
            tuple(
                CardStatement(statement, source_ref(statement.source, known)) for statement in row.statements
            ),
            link("checks", check=row.code),
        )
        for number, row in enumerate(rows, start=1)
    ]


def draw_cards(cards: Sequence[CheckCard], empty: str) -> None:
    """Draw the cards side by side; ``empty`` where there is none."""
    draw_template("checks/checks.html", cards=cards, empty=empty)


def draw_chosen_card(cards: Sequence[CheckCard], code: str) -> None:
    """Draw one card large, with the way to the one before, the one after, and back to all."""
    place = next(index for index, card in enumerate(cards) if card.row.code == code)
    before = cards[place - 1] if place else None
    after = cards[place + 1] if place + 1 < len(cards) else None
    draw_template("checks/check.html", card=cards[place], before=before, after=after, back=link("checks"))
