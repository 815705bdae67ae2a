"""What moves along with a session: told before it is confirmed, and after it was done."""

from dashboard.present import formatting
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.meetings.planning.tied_work import DuesThatFollow


def draw_followers(follow: DuesThatFollow) -> None:
    """Draw which work would move along, from which day to which; nothing where none is due before the session."""
    if follow.items:
        draw_template("circles/followers.html", follow=follow, head=_head(follow))


def with_followers(done: str, follow: DuesThatFollow) -> str:
    """Return what is said when it was done, with the work that moved along."""
    if not follow.items:
        return _(done)
    codes = ", ".join(one.code for one in follow.items)
    if follow.to is None:
        return _("{done} · ไม่มีกำหนดแล้วจนกว่าจะมีวันประชุมครั้งใหม่: {codes}", done=_(done), codes=codes)
    day = formatting.day(follow.to)
    return _("{done} · กำหนดเลื่อนตามเป็น {day}: {codes}", done=_(done), day=day, codes=codes)


def _head(follow: DuesThatFollow) -> str:
    count = len(follow.items)
    if follow.to is None:
        return _n(
            "งาน {count} งานที่ต้องเสร็จก่อนครั้งนี้จะไม่มีกำหนด เพราะวงนี้ยังไม่มีครั้งต่อไป เมื่อกำหนดครั้งใหม่แล้วจะได้กำหนดของครั้งนั้น",
            count,
        )
    return _n("งาน {count} งานที่ต้องเสร็จก่อนครั้งนี้จะเลื่อนกำหนดตาม", count)
