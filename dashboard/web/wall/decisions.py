"""Panel 7: what waits for a word from the chair: asks, and numbers on which the sources disagree."""

from dataclasses import dataclass
from typing import Any

from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.queries import GovernorAsk
from kmcore.i18n import _
from kmcore.meetings.decisions import waiting_for_chair
from kmcore.programme.agency_words import short_names
from kmcore.snapshot.picture import Picture, PictureItem, PictureQuestion
from kmcore.thai.spoken_dates import spoken_day_of_year


@dataclass(frozen=True)
class AskLine:
    """What an agency asks the governor for, in its own words, and on which item."""

    who: str
    text: str
    title: str
    demo: bool


@dataclass(frozen=True)
class DisputedNumber:
    """A question with the values its sources give (and whether each is in use), and the value in use.

    ``apart``: the one in use is none of theirs as they put it. ``settled``: since when by a resolution, in words.
    """

    title: str
    values: tuple[tuple[str, bool], ...]
    used: str
    apart: bool
    settled: str


def decisions_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from: asks, open questions (those on the agenda first), settled ones."""
    picture = meeting.picture
    waiting = waiting_for_chair(picture.items, picture.numbers)
    asks = [_asked(picture, item, ask) for item, ask in waiting.asks]
    on_agenda = {row.check_code for head in meeting.room.agenda.heads for row in head.items if row.check_code}
    ordered = sorted(waiting.numbers, key=lambda one: one.code not in on_agenda)
    return {
        "title": _("ต้องตัดสิน"),
        "demo": any(one.demo for one in asks),
        "asks": asks,
        "numbers": [disputed_number(one) for one in ordered],
        "settled": [
            disputed_number(one) for one in picture.numbers if one.settled_on == picture.meeting.on_date
        ],
    }


def disputed_number(question: PictureQuestion) -> DisputedNumber:
    """Return a question of numbers as the wall shows it. A value that two sources share stands once."""
    values = tuple(map(str, question.values))
    settled = _("ยุติเมื่อ {day}", day=spoken_day_of_year(question.settled_on)) if question.settled_on else ""
    used = question.used or ""
    shown = tuple((value, value == used) for value in dict.fromkeys(values))
    return DisputedNumber(question.name, shown, used, used not in values, settled)


def _asked(picture: Picture, item: PictureItem, ask: GovernorAsk) -> AskLine:
    return AskLine(short_names([ask.agency_code], picture.agency_names), ask.text, item.name, item.demo)
