"""Panel 1: how many villages have results, by cohort, and what hurts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.web.wall.wall_meeting import WallMeeting
from dashboard.web.wall.wall_words import TICK, Tone, villages_change, width
from kmcore.actions.owner_words import owner_in_short
from kmcore.actions.queries import late_items, unowned_items
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _, _n
from kmcore.programme.agency_words import TOGETHER, short_names
from kmcore.programme.words import cohort_name
from kmcore.snapshot.picture import Picture, PictureCohort, PictureItem


@dataclass(frozen=True)
class ShareBar:
    """A part of a whole as a bar: what there was last time, and what came since (widths for CSS)."""

    name: str
    who: str
    part: int
    whole: int
    before: str
    since: str


@dataclass(frozen=True)
class Alert:
    """A line of what hurts, or that nothing does: sign and tone, the count in words, whom it is about."""

    sign: str
    tone: Tone
    text: str
    who: str = ""


def overview_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    ground = picture.villages
    return {
        "title": _("ภาพรวม"),
        "demo": picture.demo,
        "ground": ground,
        "change": villages_change(ground.reported, ground.reported_before, picture.meeting.since),
        "whole": _bar("", "", ground.reported, ground.villages, ground.reported_before),
        "bars": [_cohort(picture, part) for part in picture.cohorts],
        "alerts": [_late(picture), _unowned(picture), _silent(picture)],
        "since": picture.meeting.since,
    }


def _cohort(picture: Picture, part: PictureCohort) -> ShareBar:
    name = cohort_name(part.number)
    who = short_names(part.leads, picture.agency_names, TOGETHER)
    return _bar(name, who, part.reported, part.villages, part.reported_before)


def _bar(name: str, who: str, part: int, whole: int, before: int | None) -> ShareBar:
    held = part if before is None else min(part, before)
    return ShareBar(name, who, part, whole, width(held, whole), width(part - held, whole))


def _late(picture: Picture) -> Alert:
    found = late_items(picture.items)
    if not found:
        return Alert(TICK, "good", _("ไม่มีงานเกินกำหนด"))
    text = _n("เกินกำหนด {count} งาน", len(found))
    return Alert(STATUS["late"].sign, "bad", text, _whose(picture, found))


def _whose(picture: Picture, items: Sequence[PictureItem]) -> str:
    return " · ".join(
        dict.fromkeys(who for item in items if (who := owner_in_short(item, picture.agency_names)))
    )


def _unowned(picture: Picture) -> Alert:
    found = unowned_items(picture.items)
    if not found:
        return Alert(TICK, "good", _("ทุกงานมีผู้รับ"))
    text = _n("ยังไม่มีผู้รับ {count} งาน", len(found))
    return Alert(STATUS["at_risk"].sign, "bad", text, " · ".join(item.name for item in found))


def _silent(picture: Picture) -> Alert:
    found = [one.name for one in picture.agencies if one.silent]
    if not found:
        return Alert(TICK, "good", _("ทุกหน่วยงานรายงานแล้ว"))
    text = _n("ยังไม่รายงาน {count} หน่วยงาน", len(found))
    return Alert(STATUS["not_started"].sign, "", text, " · ".join(found))
