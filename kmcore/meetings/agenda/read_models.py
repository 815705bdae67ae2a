"""An agenda as it stands: the official heads, what is under each, and head 3, which writes itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kmcore.actions.queries import ActionRow
from kmcore.bilingual import Bilingual, bilingual
from kmcore.meetings.read_models import MeetingInfo


class HeadKind(StrEnum):
    """What a head is for, in the official order (แบบที่ 11); ``INFORM`` is only in an agenda of six."""

    CHAIR = "chair"
    MINUTES = "minutes"
    ARISING = "arising"
    INFORM = "inform"
    CONSIDER = "consider"
    OTHER = "other"


@dataclass(frozen=True)
class AgendaRow:
    """A matter under a head. ``said``: what the minutes say was said of it. ``version``: what a change has seen.

    ``carried``: an earlier session did not reach it. ``dropped_reason``: its own did not, and it is not taken up again.
    """

    id: int
    head: int
    position: int
    title: str
    detail: str | None
    minutes: int | None
    agency_code: str | None
    check_code: str | None
    said: str | None
    version: int
    carried: bool = False
    dropped_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is proposed of an open item now. ``written``: by the secretariat; else it follows from how it stands."""

    text: Bilingual = bilingual()
    written: bool


@dataclass(frozen=True, kw_only=True)
class ArisingRow:
    """An open item in head 3: where it comes from, what has been done, what is proposed now.

    ``meeting_date``: of the meeting that gave it. ``place``: the agenda head or topic there, in words, ""
    where the source names none. ``source_label``: document and line. ``done``: the newest report's words.
    ``said``: what was said of it in this session; ``version``: what a change of note has seen, 0 for no note yet.
    """

    row: ActionRow
    meeting_date: date | None
    place: Bilingual = bilingual()
    source_label: str
    done: str
    proposal: Proposal
    said: str | None = None
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Head:
    """A head of the agenda. ``arising`` is filled for head 3 only. ``title`` is official Thai, with its English."""

    number: int
    kind: HeadKind
    title: Bilingual = bilingual()
    items: tuple[AgendaRow, ...] = ()
    arising: tuple[ArisingRow, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """A meeting's agenda as of a day.

    ``before``: the circle's last session before this one, whose minutes head 2 is about; ``silent``: the agencies
    that have not reported since then, by code.
    """

    meeting: MeetingInfo
    heads: tuple[Head, ...]
    before: MeetingInfo | None
    silent: tuple[str, ...] = ()
    demo: bool = False

    def head(self, kind: HeadKind) -> Head | None:
        """Return the head of a kind, None where the agenda has none."""
        return next((head for head in self.heads if head.kind is kind), None)


@dataclass(frozen=True)
class AgendaForm:
    """A matter as it was typed. ``head`` 1-6; ``minutes`` 1-240."""

    meeting_code: str
    head: int
    title: str
    detail: str | None = None
    minutes: int | None = None
    agency_code: str | None = None
    check_code: str | None = None
