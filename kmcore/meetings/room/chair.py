"""Who chairs a session: a role, never a name. Said by whoever records it, for no plan can know who comes."""

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.bilingual import columns_of, thai_of
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.preconditions import require_life
from kmcore.meetings.queries import meeting_record, session_before
from kmcore.meetings.text_rules import one_line_of_meeting

LONGEST = 200  # letters
CHAIR = N_("ประธาน")


def record_chair(engine: Engine, by: By, code: str, chair: str) -> None:
    """Say who chairs a session that is planned or open, as a role ("ผู้ว่าราชการจังหวัด"). The same again changes nothing.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: no chair is given, it is too long, or the meeting is over.
    """
    with command(engine, by, permissions.RECORD_MEETING) as running:
        row = require_life(running.session, code, MeetingLife.PLANNED, MeetingLife.OPEN)
        said = one_line_of_meeting("chair", CHAIR, chair, LONGEST)
        if not said:
            raise MeetingError("ยังไม่ได้บอกว่าใครเป็นประธาน ใส่ตำแหน่ง เช่น ผู้ว่าราชการจังหวัด", field="chair")
        if said == row.chair:
            return
        last = session_before(running.session, meeting_record(running.session, code).info)
        was, row.chair = row.chair, said
        row.chair_en = columns_of(last.chair)[1] if last and thai_of(last.chair) == said else None
        detail: dict[str, object] = {"before": {"chair": was}, "after": {"chair": said}}
        running.commit(detail, thing=f"meeting:{code}")
