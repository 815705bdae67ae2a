"""What two pictures say side by side."""

from dataclasses import dataclass
from datetime import date

from kmcore.bilingual import Bilingual, bilingual
from kmcore.snapshot.picture import NamedPart, PictureItem, PictureMeeting, PictureQuestion, PictureResolution


@dataclass(frozen=True)
class FigureChange:
    """A figure in both pictures; ``code`` says which. None where a picture does not know it. Money in satang."""

    code: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int | None:
        """Return after less before, None where either is not known."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, kw_only=True)
class NamedChange(FigureChange):
    """The same with a name: a district, a budget line."""

    name: Bilingual = bilingual()


@dataclass(frozen=True)
class AgencyChange(NamedPart):
    """An agency: the items it owns, those done and late, and whether it was silent, in both pictures.

    Silence is None in a picture without a session before it: nobody was to report by then.
    """

    total: FigureChange
    done: FigureChange
    late: FigureChange
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

    before: PictureItem
    after: PictureItem


@dataclass(frozen=True)
class ChangedItems:
    """What became of the items. One may be in several lists.

    ``opened``: not in the picture before. ``gone``: no longer in the one after (it was made up, and taken out).
    ``finished`` and ``newly_late`` count opened ones too; the rest are in both pictures.
    """

    opened: tuple[PictureItem, ...]
    finished: tuple[PictureItem, ...]
    newly_late: tuple[PictureItem, ...]
    owner_changed: tuple[ItemChange, ...]
    due_moved: tuple[ItemChange, ...]
    gone: tuple[PictureItem, ...]

    @property
    def none(self) -> bool:
        """Tell whether nothing became of any item."""
        return not any(
            (self.opened, self.finished, self.newly_late, self.owner_changed, self.due_moved, self.gone)
        )


@dataclass(frozen=True)
class ComparedPicture:
    """One of the two pictures: which meeting, of which day, what it concluded."""

    meeting: PictureMeeting
    as_of: date
    demo: bool
    conclusions: tuple[PictureResolution, ...]


@dataclass(frozen=True)
class Comparison:
    """Two pictures side by side. ``villages`` by measure, ``money`` by stage, ``statuses`` items by status.

    ``cohorts`` (by number, "0" for none) and ``districts`` are villages with results, ``lines`` what is disbursed of each budget line.
    ``settled``: questions of numbers that are settled after and were not before, or by another value.
    """

    before: ComparedPicture
    after: ComparedPicture
    villages: tuple[FigureChange, ...]
    money: tuple[FigureChange, ...]
    statuses: tuple[FigureChange, ...]
    cohorts: tuple[FigureChange, ...]
    districts: tuple[NamedChange, ...]
    lines: tuple[NamedChange, ...]
    agencies: tuple[AgencyChange, ...]
    items: ChangedItems
    settled: tuple[PictureQuestion, ...]
