"""What the secretariat does to an agenda before and while the circle meets."""

from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.errors import Faults
from kmcore.meetings.agenda import matters
from kmcore.meetings.agenda.form import FIELDS, LONGEST, PROPOSAL, check_agenda_form
from kmcore.meetings.agenda.heads import official_heads, renumbered_heads
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.models import Meeting
from kmcore.meetings.session_models import AgendaItem, ArisingNote
from kmcore.meetings.text_rules import clean_meeting_text


def add_agenda_item(engine: Engine, by: By, form: AgendaForm, faults: Faults | None = None) -> int:
    """Put a matter last under its head; return its number.

    ``faults``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        MeetingError: a field cannot be taken (``field`` names it), or the meeting is over or cancelled.
        NotFoundError: there is no such meeting, agency or question of numbers.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        meeting = matters.changeable_meeting(running.session, form.meeting_code)
        good = check_agenda_form(form, meeting.heads, faults)
        matters.require_known(running.session, good, meeting.on_date)
        place = matters.next_position(running.session, meeting.code, good.head)
        row = AgendaItem(meeting_code=meeting.code, position=place, **_stored(good))
        running.session.add(row)
        running.session.flush()
        number = row.id or 0
        running.commit({"before": None, "after": matters.audited_matter(row)}, thing=_thing(meeting.code))
        return number


def change_agenda_item(engine: Engine, by: By, item_id: int, form: AgendaForm, version: int) -> int:
    """Change a matter; moved to another head it comes last there. Return its new version.

    Raises:
        MeetingError: a field cannot be taken (``field`` names it), or the meeting is over or cancelled.
        EditConflictError: somebody changed it since ``version``; nothing was written.
        NotFoundError: there is no such matter, agency or question of numbers.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        row = matters.agenda_item_row(running.session, item_id)
        meeting = matters.changeable_meeting(running.session, row.meeting_code)
        matters.require_version(row, version)
        good = check_agenda_form(form, meeting.heads)
        matters.require_known(running.session, good, meeting.on_date)
        before = matters.audited_matter(row)
        if good.head != row.head:
            row.position = matters.next_position(running.session, meeting.code, good.head)
        for name, value in _stored(good).items():
            setattr(row, name, value)
        row.version = version + 1
        running.commit({"before": before, "after": matters.audited_matter(row)}, thing=_thing(meeting.code))
        return version + 1


def remove_agenda_item(engine: Engine, by: By, item_id: int, version: int) -> None:
    """Take a matter off the agenda.

    Raises:
        MeetingError: the session has dealt with it already, or the meeting is over or cancelled.
        EditConflictError: somebody changed it since ``version``; nothing was removed.
        NotFoundError: there is no such matter (any more).
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        row = matters.agenda_item_row(running.session, item_id)
        meeting = matters.changeable_meeting(running.session, row.meeting_code)
        matters.require_version(row, version)
        matters.require_unused(running.session, row)
        before = matters.audited_matter(row)
        running.session.delete(row)
        running.commit({"before": before, "after": None}, thing=_thing(meeting.code))


def shift_agenda_item(engine: Engine, by: By, item_id: int, up: bool) -> None:  # noqa: FBT001 - which way
    """Change places with the matter above, or below; at the end of its head nothing happens.

    Raises:
        MeetingError: the meeting is over or cancelled.
        NotFoundError: there is no such matter (any more).
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        row = matters.agenda_item_row(running.session, item_id)
        meeting = matters.changeable_meeting(running.session, row.meeting_code)
        rows = list(matters.matters_under(running.session, meeting.code, row.head))
        place = rows.index(row)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(rows):
            return
        before = [one.title for one in rows]
        rows[place], rows[other] = rows[other], rows[place]
        for position, one in enumerate(rows, start=1):
            one.position = position
        after = [one.title for one in rows]
        running.commit({"before": {"order": before}, "after": {"order": after}}, thing=_thing(meeting.code))


def set_heads(engine: Engine, by: By, meeting_code: str, heads: int) -> None:
    """Give the agenda 5 heads or 6; matters keep their kind of head and so get its new number.

    Raises:
        MeetingError: neither 5 nor 6; matters stand under the head that would go; the session already speaks of
            its heads by number; the meeting is over or cancelled.
        NotFoundError: no meeting has this code.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        meeting = matters.changeable_meeting(running.session, meeting_code)
        official_heads(heads)
        if heads == meeting.heads:
            return
        if matters.is_dealt_with(running.session, meeting_code):
            raise MeetingError(
                "เปลี่ยนจำนวนวาระไม่ได้แล้ว เพราะที่ประชุมเริ่มพิจารณาหรือมีมติตามเลขวาระเดิม ใช้ {count} วาระต่อไป",
                field="heads",
                count=meeting.heads,
            )
        before, meeting_heads = meeting.heads, renumbered_heads(meeting.heads, heads)
        _move(running.session, meeting, meeting_heads)
        meeting.heads = heads
        running.commit({"before": {"heads": before}, "after": {"heads": heads}}, thing=_thing(meeting_code))


def propose(  # noqa: PLR0913, PLR0917 - whose, of what, what it says, what was seen
    engine: Engine, by: By, meeting_code: str, action_code: str, proposal: str, version: int
) -> int:
    """Write what is proposed of an item in head 3; empty goes back to what follows from how it stands.

    ``version`` is what was seen, 0 for no note yet; the new one is returned.

    Raises:
        MeetingError: the text cannot be taken (``field`` "proposal"), or the meeting is over or cancelled.
        EditConflictError: somebody wrote there since ``version``; nothing was written.
        NotFoundError: there is no such meeting or no such item by the meeting's day.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PREPARE_AGENDA) as running:
        meeting = matters.changeable_meeting(running.session, meeting_code)
        text = clean_meeting_text("proposal", PROPOSAL, proposal, LONGEST["proposal"]) or None
        matters.require_item(running.session, action_code, meeting.on_date)
        note = _note(running.session, meeting_code, action_code, version)
        before, note.proposal, note.version = note.proposal, text, version + 1
        running.session.add(note)
        detail: dict[str, object] = {"action": action_code, "before": before, "after": text}
        running.commit(detail, thing=_thing(meeting_code))
        return version + 1


def _stored(form: AgendaForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in FIELDS}


def _thing(meeting_code: str) -> str:
    return f"meeting:{meeting_code}"


def _move(session: Session, meeting: Meeting, places: dict[int, int]) -> None:
    """Give the matters the new numbers of their heads. From a list read first: 5 may become 6, or 4."""
    rows = [
        row
        for head in range(1, meeting.heads + 1)
        for row in matters.matters_under(session, meeting.code, head)
    ]
    if any(row.head not in places for row in rows):
        raise MeetingError("มีเรื่องอยู่ในวาระเสนอเพื่อทราบ ย้ายไปวาระอื่นหรือลบก่อน แล้วจึงเปลี่ยนเป็น 5 วาระ", field="heads")
    for row in rows:
        row.head = places[row.head]


def _note(session: Session, meeting_code: str, action_code: str, version: int) -> ArisingNote:
    found = session.get(ArisingNote, (meeting_code, action_code))
    note = found or ArisingNote(meeting_code=meeting_code, action_code=action_code, version=0)
    if note.version != version:
        raise EditConflictError(
            "มีผู้เขียนข้อเสนอหรือบันทึกของงาน {code} ไปก่อนแล้ว ยังไม่ได้บันทึกของท่าน อ่านฉบับล่าสุดแล้วเขียนอีกครั้ง",
            version=note.version,
            code=action_code,
        )
    return note
