"""What an official paper is made of: runs of text in blocks. Pure; Word and PDF draw the same blocks.

Lengths are centimetres. Nothing here is markup: a text is shown as it stands, whatever signs are in it.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar

from kmcore.thai.digits import to_thai_digits

T = TypeVar("T")
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Gap:
    """A blank where the store is silent: a marked dotted line to write on."""

    width: float = 4.0


@dataclass(frozen=True)
class Bold:
    """Text that stands out."""

    text: str


@dataclass(frozen=True)
class Small:
    """Text that stands back: a remark, the demonstration mark."""

    text: str


@dataclass(frozen=True)
class Cite:
    """Numbers into the list of sources, raised."""

    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Fixed:
    """A code or an address: people type it into a computer, so its digits are never Thai."""

    text: str


Run = str | Gap | Bold | Small | Cite | Fixed
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Title:
    """The lines at the head, centred."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True)
class RuledLine:
    """A short line across the middle."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (a head of the agenda) or 2 (a matter under it)."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph: ``left`` from the margin, its first line ``first`` further (less: it hangs).

    ``keep``: on the same page as what follows. A tab ends what hangs out.
    """

    runs: Runs
    left: float = 0.0
    first: float = 0.0
    align: Align = "left"
    keep: bool = False


@dataclass(frozen=True)
class PaperColumn:
    """A column of a table: its width, its heading, how its text stands."""

    width: float
    head: str = ""
    align: Align = "left"


@dataclass(frozen=True)
class Grid:
    """A table; ``lined`` draws its lines, and repeats its head on every page."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Runs, ...], ...]
    lined: bool = True


@dataclass(frozen=True)
class Sign:
    """Where somebody signs, and as what."""

    role: str


@dataclass(frozen=True)
class Space:
    """Empty height."""

    height: float


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True)
class Stamp:
    """What the document says of itself: rows of (label, what), the page's foot, the address behind its QR code."""

    rows: tuple[tuple[str, Runs], ...]
    foot: Runs
    address: str = ""


Block = Title | RuledLine | Heading | Para | Grid | Sign | Space | NewPage | Stamp


@dataclass(frozen=True)
class Paper:
    """A paper whole. ``name`` is its title for the file's properties; the stamp stands last and in every foot."""

    name: str
    blocks: tuple[Block, ...]
    stamp: Stamp
    thai_digits: bool = False


def in_thai_digits(paper: Paper) -> Paper:
    """Return the paper with every digit of its texts Thai, save in ``Fixed``."""
    return replace(_turned(paper), thai_digits=True)


def _turned(value: T) -> T:
    turned: Any = value
    if isinstance(value, str):
        turned = to_thai_digits(value)
    elif isinstance(value, tuple):
        turned = tuple(map(_turned, value))
    elif is_dataclass(value) and not isinstance(value, (Fixed, type)):
        kept = {"address"} if isinstance(value, Stamp) else set()
        names = [field.name for field in fields(value) if field.name not in kept]
        turned = replace(value, **{name: _turned(getattr(value, name)) for name in names})
    return turned  # type: ignore[no-any-return]
