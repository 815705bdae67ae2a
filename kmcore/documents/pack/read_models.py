"""What a meeting pack is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from kmcore.documents.provenance import DocumentProvenance
from kmcore.snapshot.picture import Picture


@dataclass(frozen=True)
class Tabled:
    """A matter that is proposed to the meeting: its number on the agenda, its title, what it is about."""

    number: str
    title: str
    detail: str


@dataclass(frozen=True)
class Pack:
    """A picture, how the document comes about, and what is proposed: of open items (by code), and as new matters.

    Of a meeting that is over nothing is proposed any more; its conclusions are in the picture.
    """

    picture: Picture
    making: DocumentProvenance
    proposals: Mapping[str, str]
    tabled: tuple[Tabled, ...]
    over: bool
