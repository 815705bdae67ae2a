"""Resolutions on the wall: as they are recorded in session, and as they stand once it is over."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.present import formatting
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.i18n import _, _n
from kmcore.programme.agency_words import party_name
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.picture import Picture
from kmcore.thai.spoken_dates import spoken_clock, spoken_day_of_year


@dataclass(frozen=True)
class ResolutionLine:
    """A resolution: its code (a mark for the page's script, not shown), kind, text, whose work it made, by when."""

    code: str
    kind: str
    name: str
    text: str
    who: str
    due: str
    at: str


def recorded_resolutions(meeting: WallMeeting) -> list[ResolutionLine]:
    """Return what was resolved in this session so far and not struck out, the newest first."""
    here = [one for one in meeting.room.standing if one.recorded_at is not None]
    return [
        ResolutionLine(
            one.code,
            one.kind,
            formatting.kind(one.kind),
            one.text,
            party_name(one.owners, meeting.picture.agency_names),
            _due(one.due_date),
            spoken_clock(one.recorded_at) if one.recorded_at else "",
        )
        for one in reversed(here)
    ]


def conclusions(picture: Picture) -> list[ResolutionLine]:
    """Return what a session that is over resolved, in its order, as it was frozen."""
    return [
        ResolutionLine(
            one.code,
            one.kind,
            formatting.kind(one.kind),
            one.name,
            party_name(one.owners, picture.agency_names),
            _due(one.due_date),
            "",
        )
        for one in picture.conclusions
    ]


def counts_by_kind(lines: Sequence[ResolutionLine]) -> list[tuple[str, str]]:
    """Return how many there are of each kind that there is one of: kind, and "5 ข้อสั่งการ" in words."""
    found = Counter(line.kind for line in lines)
    return [(kind, _of_kind(kind, found[kind])) for kind in _kinds() if found[kind]]


def _kinds() -> Iterable[str]:
    return (kind.value for kind in ResolutionKind)


def _of_kind(kind: str, count: int) -> str:
    return {
        "decision": _n("{count} มติ", count),
        "instruction": _n("{count} ข้อสั่งการ", count),
        "arranged": _n("{count} เรื่องประสานไว้แล้ว", count),
        "announced": _n("{count} เรื่องแจ้งให้ทราบ", count),
        "planned": _n("{count} แผน", count),
        "draft": _n("{count} ร่าง", count),
        "proposal": _n("{count} ข้อเสนอ", count),
        "opinion": _n("{count} ความเห็นผู้เขียน", count),
    }[kind]


def _due(day: date | None) -> str:
    return _("ภายใน {day}", day=spoken_day_of_year(day)) if day else ""
