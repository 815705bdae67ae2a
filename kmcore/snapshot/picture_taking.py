"""Taking a picture: what the room sees of a day, gathered from the subjects' own queries."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from kmcore.actions.read_models import ActionRow
from kmcore.areas.queries import boundaries
from kmcore.meetings.circle_items import circle_board
from kmcore.meetings.queries import MeetingInfo, last_circle, meeting_record, session_before
from kmcore.meetings.room.queries import attendance
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.snapshot.conclusions import (
    picture_attendance,
    picture_conclusions,
    picture_meeting,
    picture_questions,
)
from kmcore.snapshot.items import picture_agencies, picture_items
from kmcore.snapshot.money import count_money, no_money
from kmcore.snapshot.picture import Picture, PictureMap
from kmcore.snapshot.villages import count_villages
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.sources.queries import checks
from kmcore.storage.subjects import Subject, reads


@reads(
    Subject.ACTIONS,
    Subject.AREAS,
    Subject.BUDGET,
    Subject.MEETINGS,
    Subject.MEETING_ROOM,
    Subject.PROGRAMME,
    Subject.SOURCES,
)
def take_picture(session: Session, code: str, as_of: date) -> Picture:
    """Return what is to be seen in a meeting on a day, with the change since its circle's session before.

    The work is what that circle follows; the money is the province's, and only its circle's picture has it.

    The villages add up to the register, those without a cohort included. Reads only.

    Raises:
        NotFoundError: no meeting has this code.
        TreeError: a budget line has no way up to a root.
    """
    record = meeting_record(session, code, as_of)
    since = _since(session, record.info, as_of)
    circle = record.info.circle.code
    rows, questions = circle_board(session, circle, as_of, since), checks(session, as_of)
    meeting, villages = picture_meeting(record.info, since), count_villages(session, as_of, since)
    budget = no_money(session, as_of) if money_not_kept(meeting) else count_money(session, as_of, since)
    made_up = [villages.demo, budget.demo, *(row.demo for row in rows), *(row.demo for row in questions)]
    return Picture(
        meeting=meeting,
        as_of=as_of,
        demo=any(made_up),
        villages=villages.villages,
        cohorts=villages.cohorts,
        districts=villages.districts,
        money=budget.money,
        items=picture_items(rows),
        agencies=picture_agencies(rows, _agencies_seen(session, rows, as_of)),
        numbers=picture_questions(questions),
        conclusions=picture_conclusions(record.resolutions, rows),
        attended=picture_attendance(attendance(session, code)),
        shapes=_shapes(session, as_of),
    )


def _agencies_seen(session: Session, rows: Sequence[ActionRow], as_of: date) -> list[AgencyInfo]:
    """Return the agencies that were known on the day, and those with a part in the work."""
    seen = {one.code for one in agencies(session, as_of)}
    seen |= {part.agency_code for row in rows for part in row.parts}
    return [one for one in agencies(session) if one.code in seen]


def _since(session: Session, info: MeetingInfo, as_of: date) -> date | None:
    """Return the day of the session before; looked at early, the last one that had been held by then."""
    early = as_of < info.on_date
    earlier = last_circle(session, as_of, info.circle.code) if early else session_before(session, info)
    return earlier.on_date if earlier else None


def _shapes(session: Session, as_of: date) -> PictureMap:
    found = boundaries(session, "district", as_of)
    return PictureMap(found.geojson if found else None, approximate=bool(found and found.approximate))
