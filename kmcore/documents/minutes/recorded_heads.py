"""The heads of a meeting that was run here: each matter with what was said and resolved of it."""

from collections.abc import Iterable
from dataclasses import replace

from kmcore.actions.owner_words import owner_line
from kmcore.actions.words import status_names
from kmcore.documents.minutes.material import Material
from kmcore.documents.minutes.read_models import HeadPart, Matter, MinutesStatement, OpenItem, Opinions
from kmcore.documents.paper import Fixed, Runs
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.read_models import AgendaRow, ArisingRow, Head, HeadKind
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.room.read_models import MeetingRoom, RecordedResolution
from kmcore.programme.agency_words import ON_PAPER
from kmcore.programme.kinds import BINDING, ResolutionKind
from kmcore.thai.spoken_dates import spoken_day


def recorded_heads(material: Material) -> tuple[HeadPart, ...]:
    """Return every head. What was resolved under none stands under the last, other matters."""
    return tuple(_head(material, head) for head in material.room.agenda.heads)


def _head(material: Material, head: Head) -> HeadPart:
    matters = [*_general(material, head), *_items(material, head), *_arising(material, head)]
    numbered = tuple(
        replace(one, number=f"{head.number}.{place}") for place, one in enumerate(matters, start=1)
    )
    untouched = tuple(_open_item(material, one) for one in head.arising if not _spoken(material, one))
    return HeadPart(
        number=head.number,
        title=head.title,
        matters=numbered,
        untouched=untouched,
        resolution_blank=bool(untouched) and not numbered,
    )


def _general(material: Material, head: Head) -> list[Matter]:
    """Return what was resolved under a head as a whole; for head 2 the approval of the minutes before."""
    found = [
        one for one in _concluded(material) if _head_of(material, one) == head.number and not one.agenda_id
    ]
    spoken = {one.row.code for one in head.arising}
    loose = [one for one in found if one.action_code not in spoken]
    if head.kind is HeadKind.MINUTES and material.earlier:
        return [_approval(material, material.earlier, loose)]
    return [Matter("", "", tuple(_said(material, one) for one in loose))] if loose else []


def _head_of(material: Material, one: RecordedResolution) -> int:
    """Return the head a resolution belongs to; of one about an open item that is head 3, of a loose one the last."""
    if one.head is not None:
        return one.head
    arising = material.room.agenda.head(HeadKind.ARISING)
    if arising and one.action_code in {row.row.code for row in arising.arising}:
        return arising.number
    return material.room.agenda.heads[-1].number


def _items(material: Material, head: Head) -> list[Matter]:
    return [_item(material, row) for row in head.items]


def _item(material: Material, row: AgendaRow) -> Matter:
    of_it = [_said(material, one) for one in _concluded(material) if one.agenda_id == row.id]
    who = _("{agency} เสนอ", agency=material.agency(row.agency_code)) if row.agency_code else ""
    told = [
        MinutesStatement(text) for text in (who, row.detail, row.said, _not_reached(material, row)) if text
    ]
    if _not_reached(material, row):
        return Matter("", row.title, tuple(told))
    return Matter("", row.title, (*told, *of_it), blank=not any(one.kind in BINDING for one in of_it))


def _not_reached(material: Material, row: AgendaRow) -> str:
    """Return that a session which is over did not reach a matter, and what becomes of it; "" where it did."""
    room = material.room
    dealt_with = row.said or any(one.agenda_id == row.id for one in room.standing)
    if room.life is not MeetingLife.CLOSED or dealt_with or (FloorKind.AGENDA, str(row.id)) in room.spent:
        return ""
    if row.dropped_reason:
        return _("ที่ประชุมยังไม่ถึงเรื่องนี้ และไม่ยกไปวาระครั้งต่อไป: {reason}", reason=row.dropped_reason)
    return _("ที่ประชุมยังไม่ถึงเรื่องนี้ เสนอในวาระครั้งต่อไปของวง")


def _arising(material: Material, head: Head) -> list[Matter]:
    return [_arisen(material, row) for row in head.arising if _spoken(material, row)]


def _arisen(material: Material, row: ArisingRow) -> Matter:
    of_it = [_said(material, one) for one in _concluded(material) if _is_about(one, row)]
    told = [
        MinutesStatement(text, demo=row.row.demo and text == row.done)
        for text in (row.done, row.said)
        if text
    ]
    blank = not any(one.kind in BINDING for one in of_it)
    return Matter("", row.row.title, (*told, *of_it), row.row.source, blank, row.row.code)


def _is_about(one: RecordedResolution, row: ArisingRow) -> bool:
    return one.action_code == row.row.code and one.agenda_id is None


def _spoken(material: Material, row: ArisingRow) -> bool:
    return bool(row.said) or any(_is_about(one, row) for one in _concluded(material))


def _approval(material: Material, earlier: MeetingRoom, loose: Iterable[RecordedResolution]) -> Matter:
    """Return the approval of the minutes before: by this very session, or not recorded."""
    before, step = earlier.meeting, earlier.approved
    title = _(
        "รายงานการประชุม{circle} เมื่อวันที่ {day}",
        circle=before.circle.name,
        day=spoken_day(before.on_date, "long"),
    )
    said = [_said(material, one) for one in loose]
    if step and step.in_meeting_code == material.info.code:
        count = sum(one.in_meeting_code == material.info.code for one in earlier.corrections)
        words = _n("รับรองโดยมีการแก้ไข {count} แห่ง", count) if count else _("รับรองรายงานการประชุม")
        said.append(MinutesStatement(words, ResolutionKind.DECISION))
    return Matter("", title, tuple(said), blank=not any(one.kind in BINDING for one in said))


def _said(material: Material, one: RecordedResolution) -> MinutesStatement:
    return MinutesStatement(one.text, one.kind, one.source, _work(material, one), one.demo)


def _work(material: Material, one: RecordedResolution) -> Runs:
    """Return who answers for the work a resolution became, who helps, by when, and under which code."""
    if not one.action_code:
        return ()
    owners = material.agencies_of(one.owners)
    helpers = material.agencies_of(one.supporters)
    parts = [
        _("ผู้รับผิดชอบ {agency}", agency=owners) if owners else "",
        _("ผู้สนับสนุน {agencies}", agencies=helpers) if helpers else "",
        _("กำหนด {day}", day=spoken_day(one.due_date, "long")) if one.due_date else _("ไม่มีกำหนด"),
    ]
    return (" · ".join(filter(None, parts)), " · ", _("งานติดตาม"), " ", Fixed(one.action_code))


def _open_item(material: Material, one: ArisingRow) -> OpenItem:
    row = one.row
    return OpenItem(
        code=row.code,
        title=row.title,
        owner=owner_line(row, material.short_names, ON_PAPER),
        due=spoken_day(row.due_date) if row.due_date else "",
        status=status_names()[row.status],
        demo=row.demo,
    )


def _concluded(material: Material) -> list[RecordedResolution]:
    return [one for one in material.room.standing if one.kind is not ResolutionKind.OPINION]


def recorded_opinions(material: Material) -> tuple[Opinions, ...]:
    """Return the opinions that were written down, by who wrote them."""
    found = [one for one in material.room.standing if one.kind is ResolutionKind.OPINION]
    whose = dict.fromkeys(one.recorder or "" for one in found)
    return tuple(
        Opinions(
            _("ความเห็นที่ผู้จดบันทึกไว้ ({label}) ไม่ใช่มติที่ประชุม", label=label or _("ไม่ระบุ")),
            tuple(_said(material, one) for one in found if (one.recorder or "") == label),
        )
        for label in whose
    )
