"""What two pictures say side by side."""

from dataclasses import dataclass
from datetime import date

from kmcore.i18n import pick
from kmcore.snapshot.picture import Conclusion, Item, MeetingHead, Named, NumberQuestion


@dataclass(frozen=True)
class Change:
    """A figure in both pictures; ``code`` says which. None where a picture does not know it. Money in satang."""

    code: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """Return after less before, None where either is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Row(Change):
    """The same with a name: a district, a budget line."""

    name_th: str
    name_en: str

    @property
    def name(self) -> str:
        """Return the name in the current language."""
        return pick(self.name_th, self.name_en)


@dataclass(frozen=True)
class AgencyChange(Named):
    """An agency: the items it owns, those done and late, and whether it was silent, in both pictures.

    Silence is None in a picture without a session before it: nobody was to report by then.
    """

    total: Change
    done: Change
    late: Change
    silent_before: bool | None
    silent_after: bool | None

    @property
    def heard(self) -> bool:
        """Tell whether it fell silent, or was heard again."""
        return bool(self.silent_before) != bool(self.silent_after)

    @property
    def moved(self) -> bool:
        """Tell whether anything of it changed."""
        return self.heard or any(count.before != count.after for count in (self.total, self.done, self.late))


@dataclass(frozen=True)
class ItemChange:
    """An item as it stands in both pictures."""

    before: Item
    after: Item


@dataclass(frozen=True)
class Items:
    """What became of the items. One may be in several lists.

    ``opened``: not in the picture before. ``gone``: no longer in the one after (it was made up, and taken out).
    ``finished`` and ``newly_late`` count opened ones too; the rest are in both pictures.
    """

    opened: tuple[Item, ...]
    finished: tuple[Item, ...]
    newly_late: tuple[Item, ...]
    owner_changed: tuple[ItemChange, ...]
    due_moved: tuple[ItemChange, ...]
    gone: tuple[Item, ...]

    @property
    def none(self) -> bool:
        """Tell whether nothing became of any item."""
        return not any(
            (self.opened, self.finished, self.newly_late, self.owner_changed, self.due_moved, self.gone)
        )


@dataclass(frozen=True)
class Side:
    """One of the two pictures: which meeting, of which day, what it concluded."""

    meeting: MeetingHead
    as_of: date
    demo: bool
    conclusions: tuple[Conclusion, ...]


@dataclass(frozen=True)
class Comparison:
    """Two pictures side by side. ``villages`` by measure, ``money`` by stage, ``statuses`` items by status.

    ``cohorts`` (by number, "0" for none) and ``districts`` are villages with results, ``lines`` what is disbursed of each budget line.
    ``settled``: questions of numbers that are settled after and were not before, or by another value.
    """

    before: Side
    after: Side
    villages: tuple[Change, ...]
    money: tuple[Change, ...]
    statuses: tuple[Change, ...]
    cohorts: tuple[Change, ...]
    districts: tuple[Row, ...]
    lines: tuple[Row, ...]
    agencies: tuple[AgencyChange, ...]
    items: Items
    settled: tuple[NumberQuestion, ...]

    @property
    def nothing_changed(self) -> bool:
        """Tell whether every figure, item and number is the same."""
        figures = (*self.villages, *self.money, *self.statuses, *self.cohorts, *self.districts, *self.lines)
        same = all(figure.before == figure.after for figure in figures)
        return same and self.items.none and not self.settled and not any(one.moved for one in self.agencies)
