"""ผู้มาประชุม, ผู้ไม่มาประชุม, ผู้เข้าร่วมประชุม: who came, as far as it was kept or told. Nobody is made up."""

from collections.abc import Iterator

from kmcore.documents.minutes.material import Material
from kmcore.documents.minutes.read_models import Blank, BlankKind, Person, Roll
from kmcore.i18n import _
from kmcore.meetings.kinds import Presence
from kmcore.meetings.room.read_models import AttendanceEntry

MEMBERS = {Presence.PRESENT, Presence.SUBSTITUTE}


def roll_of(material: Material) -> Roll:
    """Return the attendance as it was kept; where none was, what the source counts."""
    kept, chair = [one for one in material.room.attendance if one.source is None], material.info.chair
    if not kept:
        return Roll(
            kept=False,
            withheld=False,
            counted=material.info.attendees,
            agencies=_told_agencies(material),
            chair=chair,
            source=material.info.source,
        )
    return Roll(
        kept=True,
        withheld=not material.named,
        present=_people(material, MEMBERS),
        absent=_people(material, {Presence.ABSENT}),
        attending=_people(material, {Presence.ATTENDING}),
        chair=chair,
        seated=chair is not None and any(one.position == chair for one in kept),
    )


def roll_blanks(roll: Roll) -> Iterator[Blank]:
    """Yield what is missing of the attendance, in the order of the form."""
    if roll.chair is None:
        yield Blank(BlankKind.CHAIR)
    if not roll.kept:
        yield Blank(BlankKind.PRESENT, str(roll.counted or ""))
        yield Blank(BlankKind.ABSENT)
        yield Blank(BlankKind.ATTENDING)
    elif not roll.withheld:
        yield from _nameless(BlankKind.PRESENT, roll.present)
        yield from _nameless(BlankKind.ABSENT, roll.absent)
        if reasons := sum(not one.note for one in roll.absent):
            yield Blank(BlankKind.REASON, str(reasons))
        yield from _nameless(BlankKind.ATTENDING, roll.attending)


def _nameless(kind: BlankKind, people: tuple[Person, ...]) -> Iterator[Blank]:
    if without := sum(one.name is None for one in people):
        yield Blank(kind, str(without))
    elif kind is BlankKind.PRESENT and not people:
        yield Blank(kind)


def _people(material: Material, wanted: set[Presence]) -> tuple[Person, ...]:
    return tuple(
        _person(material, one) for one in material.room.attendance if Presence(one.presence) in wanted
    )


def _person(material: Material, one: AttendanceEntry) -> Person:
    shown = material.named
    agency = material.agencies.get(one.agency_code or "")
    return Person(
        name=one.name if shown else None,
        position=one.position,
        agency=agency.name if agency else "",
        note=_note(material, one),
    )


def _note(material: Material, one: AttendanceEntry) -> str:
    """Return "แทน …" of a substitute, the reason of somebody absent, ประธาน of the chair."""
    if one.presence is Presence.SUBSTITUTE:
        return _("แทน {whom}", whom=one.instead_of) if one.instead_of and material.named else _("ผู้มาประชุมแทน")
    if one.presence is Presence.ABSENT:
        return one.reason or "" if material.named else ""
    return _("ประธาน") if one.position and one.position == material.info.chair else ""


def _told_agencies(material: Material) -> tuple[str, ...]:
    """Return the agencies that a source says were there."""
    there = {one.agency_code for one in material.room.attendance if Presence(one.presence) in MEMBERS}
    return tuple(agency.short for agency in material.agencies.values() if agency.code in there)
