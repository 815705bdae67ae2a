"""Whose money a picture may show: the budget is the province's, and no circle but its own speaks of it."""

from kmcore.i18n import _
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.snapshot.picture import PictureMeeting


def money_not_kept(meeting: PictureMeeting) -> str:
    """Return in words why the picture of another circle shows no money; "" for the province's circle."""
    if meeting.circle_code == PROVINCE_CIRCLE:
        return ""
    return _("งบประมาณเก็บเป็นของทั้งจังหวัด ไม่ได้แยกตามอำเภอหรือวงนี้")
