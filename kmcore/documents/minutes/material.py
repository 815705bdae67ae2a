"""What minutes are made of: the session as it was run or told, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from sqlmodel import Session

from kmcore.clock import fixed_clock
from kmcore.documents.errors import DocumentError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo, MeetingRecord, dated_events, meeting_record
from kmcore.meetings.room.queries import MeetingRoom, meeting_room
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.settings import settings
from kmcore.sources.queries import sources_by_code
from kmcore.sources.read_models import SourceRow
from kmcore.storage.reference_date import reference_day
from kmcore.thai.dates import BANGKOK
from kmcore.thai.era import to_be

NOT_YET: Final = frozenset({MeetingLife.PLANNED, MeetingLife.CANCELLED})
LONG_AGO: Final = date(1950, 1, 1)  # a store that lives on this day when the clock says so follows the clock


@dataclass(frozen=True)
class Material:
    """A session with all that its minutes speak of.

    ``earlier``: the session before, whose minutes this one may have approved; ``approving``: the one that approved
    these. ``own_clock``: the store lives on a day of its own, so that of a true time only the hour counts.
    ``named``: people's names may be shown. ``date_source``: what says on which day it met.
    """

    record: MeetingRecord
    room: MeetingRoom
    agencies: Mapping[str, AgencyInfo]
    sources: Mapping[str, SourceRow]
    earlier: MeetingRoom | None
    approving: MeetingInfo | None
    own_clock: bool
    named: bool
    date_source: str | None

    @property
    def info(self) -> MeetingInfo:
        """Return the meeting."""
        return self.room.meeting

    def agency(self, code: str | None) -> str:
        """Return an agency's short name in the current language; an unknown code as it is, "" for none."""
        found = self.agencies.get(code or "")
        return found.short if found else code or ""

    @property
    def short_names(self) -> dict[str, str]:
        """Return the agencies' short names by code, in the current language."""
        return {code: found.short for code, found in self.agencies.items()}

    def agencies_of(self, codes: Iterable[str]) -> str:
        """Return the short names of several agencies."""
        return short_names(codes, self.short_names, ON_PAPER)

    def clock(self, at: datetime | None) -> time | None:
        """Return the hour at which something happened in the room; None where it was written down another day."""
        if at is None:
            return None
        there = at.astimezone(BANGKOK)
        return there.time() if self.own_clock or there.date() == self.info.on_date else None


def gather(session: Session, code: str, as_of: date, *, named: bool) -> Material:
    """Read what the minutes of a meeting are made of, as of the day.

    Raises:
        NotFoundError: no meeting has this code.
        DocumentError: it has not begun, or was called off.
    """
    found = meeting_room(session, code, as_of)
    if found.life in NOT_YET:
        raise DocumentError("การประชุมนี้ยังไม่เริ่ม จึงยังไม่มีรายงานการประชุม ออกระเบียบวาระการประชุมแทนได้")
    record = meeting_record(session, code, as_of)
    last = found.agenda.before
    approved = found.approved
    known = {agency.code: agency for agency in agencies(session)}
    dated = _date_source(session, found)
    return Material(
        record=record,
        room=found,
        agencies=known,
        sources=sources_by_code(session, [dated, *_cited(record, found)]),
        earlier=meeting_room(session, last.code, as_of) if last else None,
        approving=_info(session, approved.in_meeting_code, as_of) if approved else None,
        own_clock=reference_day(session, settings(), fixed_clock(LONG_AGO)) != LONG_AGO,
        named=named,
        date_source=dated,
    )


def _date_source(session: Session, found: MeetingRoom) -> str | None:
    """Return the source of a told meeting's day: minutes may leave it out where another document has it."""
    if found.life is not MeetingLife.HELD:
        return None
    day = found.meeting.on_date
    own = f"circle-{to_be(day.year)}-{day:%m-%d}"
    return next((event.source for event in dated_events(session, found.day) if event.code == own), None)


def _info(session: Session, code: str | None, as_of: date) -> MeetingInfo | None:
    return meeting_record(session, code, as_of).info if code else None


def _cited(record: MeetingRecord, found: MeetingRoom) -> list[str | None]:
    return [
        record.info.source,
        *(topic.source for topic in record.topics),
        *(paper.source for paper in record.documents),
        *(one.source for one in found.resolutions),
        *(one.source for one in found.attendance),
    ]
