"""The page's words: how long until a session, a day with its weekday."""

from datetime import date

from dashboard.present import formatting
from dashboard.present.meeting_life import life_look
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.queries import PlannedMeeting
from kmcore.thai.spoken_dates import days_until


def time_until(coming: PlannedMeeting) -> str:
    """Return how long it is until the session, or that it is under way."""
    life = coming.info.life
    return life_look(life).name if life is MeetingLife.OPEN else days_until(coming.info.days_to_go)


def day_and_distance(day: date, today: date) -> str:
    """Return a day as a reader checks it: "ศุกร์ 9 มี.ค. 2550 · อีก 29 วัน"."""
    day_words = formatting.day(day, "weekday")
    if day < today:
        return _("{day} · ผ่านมาแล้ว", day=day_words)
    return f"{day_words} · {days_until((day - today).days)}"
