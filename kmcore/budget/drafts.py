"""How much of the allocated money stands on drafts, and the words that go wherever it is shown. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from kmcore.budget.kinds import LineStatus
from kmcore.i18n import _
from kmcore.thai.money import format_million


class LineWithStatus(Protocol):
    """A line of a budget tree, now or in a frozen picture; ``allocated_satang`` holds what lies under it too."""

    @property
    def code(self) -> str:
        """Return the line's code."""

    @property
    def parent_code(self) -> str | None:
        """Return the line above, None at a root."""

    @property
    def status(self) -> str:
        """Return the status as ``LineStatus``."""

    @property
    def allocated_satang(self) -> int:
        """Return what is allocated on the line and under it."""


Line = TypeVar("Line", bound=LineWithStatus)


def topmost_drafts(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are drafts, without those under another: each satang counts once."""
    parents = {line.code: line.parent_code for line in lines}
    drafts = {line.code for line in lines if line.status == LineStatus.DRAFT}
    return [line for line in lines if line.code in drafts and not _inside(line.parent_code, parents, drafts)]


def drafted_satang(lines: Sequence[LineWithStatus], under: str | None = None) -> int:
    """Return what is allocated on drafts, in the whole tree or on and under one line; each satang once."""
    parents = {line.code: line.parent_code for line in lines}
    drafts = topmost_drafts(lines)
    if under is not None and _inside(under, parents, {line.code for line in drafts}):
        return sum(line.allocated_satang for line in lines if line.code == under)
    return sum(
        line.allocated_satang for line in drafts if under is None or _inside(line.code, parents, {under})
    )


def draft_words(lines: Sequence[LineWithStatus]) -> str:
    """Return "ในนี้เป็นร่าง 3.0 ล้าน" for money that stands on drafts, "" where none does."""
    satang = drafted_satang(lines)
    return _("ในนี้เป็นร่าง {amount} ล้าน", amount=format_million(satang)) if satang else ""


def _inside(code: str | None, parents: Mapping[str, str | None], wanted: Collection[str]) -> bool:
    return any(one in wanted for one in _upwards(code, parents))


def _upwards(code: str | None, parents: Mapping[str, str | None]) -> Iterable[str]:
    while code is not None:
        yield code
        code = parents.get(code)
