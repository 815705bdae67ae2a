"""What every part of the page needs: the meeting whole, who looks, what may be done now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.query_cache import ask, reference_date
from dashboard.session.links import allowed_parameter
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, known_sources
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import Target, can
from kmcore.access.permission_type import Permission
from kmcore.i18n import _
from kmcore.meetings.agenda.queries import Agenda
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo, meetings
from kmcore.meetings.room.queries import MeetingRoom, current_session, meeting_room
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo

CHANGING: Final = frozenset({MeetingLife.PLANNED, MeetingLife.OPEN})
MEETING: Final = "meeting"  # the address parameter
SPOKEN: Final = frozenset({MeetingLife.OPEN, MeetingLife.CLOSED})


@dataclass(frozen=True)
class MeetingContext:
    """The meeting as of the page's day. ``now``: it is the day things are done on; on another one only looks.

    ``last``: the circle's session before it, whole, whose minutes head 2 is about.
    """

    here: PageContext
    user: User
    room: MeetingRoom
    last: MeetingRoom | None
    agencies: Mapping[str, AgencyInfo]
    known: KnownSources
    now: bool

    @property
    def agenda(self) -> Agenda:
        """Return the agenda."""
        return self.room.agenda

    @property
    def meeting(self) -> MeetingInfo:
        """Return the meeting."""
        return self.room.meeting

    @property
    def life(self) -> MeetingLife:
        """Return how far it has come."""
        return self.room.life

    @property
    def prepares(self) -> bool:
        """Tell whether who looks changes the agenda here and now."""
        return self.life in CHANGING and self.may(permissions.PREPARE_AGENDA)

    @property
    def writes(self) -> bool:
        """Tell whether who looks writes what was said: from the opening until the minutes are approved."""
        return self.life in SPOKEN and not self.room.approved and self.may(permissions.RECORD_MEETING)

    def may(self, permission: Permission) -> bool:
        """Tell whether who looks may do this now."""
        return self.now and can(self.user, permission).allowed

    def makes(self, agency: str = "") -> bool:
        """Tell whether who looks gets documents: of the meeting, or of an agency."""
        thing = Target(agencies=frozenset({agency})) if agency else None
        return can(self.user, permissions.MAKE_DOCUMENT, thing).allowed

    def names(self) -> dict[str, str]:
        """Return the agencies' short names by code."""
        return {code: one.short for code, one in self.agencies.items()}


def meeting_context(user: User, here: PageContext) -> MeetingContext | None:
    """Return the meeting the address names, else the current one; None where there is no meeting."""
    code = _chosen(here)
    if code is None:
        return None
    found = ask(meeting_room, code, here.as_of)
    before = found.agenda.before
    return MeetingContext(
        here=here,
        user=user,
        room=found,
        last=ask(meeting_room, before.code, here.as_of) if before else None,
        agencies={one.code: one for one in ask(agencies)},
        known=known_sources(),
        now=here.as_of == reference_date(),
    )


def _chosen(here: PageContext) -> str | None:
    asked = allowed_parameter(
        MEETING,
        {meeting.code for meeting in ask(meetings, here.as_of)},
        _("ไม่พบการประชุมที่ระบุมาในที่อยู่ จึงแสดงวงคุณเอื้อครั้งนี้ เลือกครั้งอื่นจากปฏิทินวง"),
    )
    usual = None if asked else ask(current_session, here.as_of)
    return asked or (usual.code if usual else None)
