"""Which agencies came to a session, by its attendance. No person is in it."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.meetings.kinds import Presence
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo, meetings
from kmcore.meetings.room_tables.models import Attendance
from kmcore.programme.queries import agencies
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class AgenciesPresent:
    """The agencies (codes, in the data set's order) that came; ``source`` says so, None of what was kept here."""

    agencies: tuple[str, ...]
    source: str | None


@dataclass(frozen=True)
class AttendedSession:
    """A session of the province's circle and the agencies that came to it."""

    meeting: MeetingInfo
    present: AgenciesPresent


@reads(Subject.MEETING_ROOM, Subject.PROGRAMME)
def agencies_present(session: Session, code: str) -> AgenciesPresent:
    """Return which agencies came to a meeting, themselves or by a substitute; none where no attendance is known."""
    query = select(Attendance.agency_code, Attendance.source_code).where(
        col(Attendance.meeting_code) == code, col(Attendance.presence) != Presence.ABSENT
    )
    found = session.exec(query.order_by(col(Attendance.id))).all()
    came = {agency for agency, _source in found}
    sources = (source for agency, source in found if agency and source)
    return AgenciesPresent(
        tuple(agency.code for agency in agencies(session) if agency.code in came), next(sources, None)
    )


@reads(Subject.MEETINGS, Subject.MEETING_ROOM, Subject.PROGRAMME, Subject.SOURCES)
def last_attended(session: Session, as_of: date) -> AttendedSession | None:
    """Return the province's last session held by the day of which an attendance is known; None before the first."""
    for info in reversed(meetings(session, as_of, PROVINCE_CIRCLE)):
        if info.held and (present := agencies_present(session, info.code)).agencies:
            return AttendedSession(info, present)
    return None
