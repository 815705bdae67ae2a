"""What the forms of circles and sessions stored, read back from the store."""

from collections.abc import Iterator, Sequence

from dashboard.present import formatting
from dashboard.present.room_lines import session_lines, when_and_where
from dashboard.query_cache import ask, reference_date
from dashboard.views.circles.dues_that_follow import with_followers
from dashboard.widgets.flash import Done
from dashboard.widgets.receipt import Receipt, receipt
from kmcore.i18n import _
from kmcore.meetings.planning.queries import PlannedMeeting, Series, all_series
from kmcore.meetings.planning.tied_work import DuesThatFollow
from kmcore.thai.spoken_dates import spoken_time


def planned_receipt(sentence: str) -> Done:
    """Return what says, after a session was planned, what is stored of it, by its code."""
    return lambda code: receipt(_(sentence), session_lines(_planned(code).info))


def series_receipt(sentence: str) -> Done:
    """Return what says, after a series was planned, the days it has; by the sessions' codes."""
    return lambda codes: receipt(_(sentence), _series(codes))


def changed_receipt(sentence: str, code: str) -> Done:
    """Return what says, after a session got another day, time or place, what holds now and why."""
    return lambda follow: _changed(sentence, code, follow)


def cancelled_receipt(sentence: str, code: str) -> Done:
    """Return what says, after a session was cancelled, of which day it was and why."""
    return lambda follow: _cancelled(sentence, code, follow)


def circle_receipt(sentence: str) -> Done:
    """Return what says, after a circle was added, what is stored of it, by its code."""
    return lambda code: receipt(_(sentence), _circle(_series_of(code)))


def _planned(code: str) -> PlannedMeeting:
    found = (one for series in ask(all_series, reference_date()) for one in series.sessions)
    return next(one for one in found if one.info.code == code)


def _series_of(circle_code: str) -> Series:
    return next(one for one in ask(all_series, reference_date()) if one.circle.code == circle_code)


def _series(codes: Sequence[str]) -> Iterator[tuple[str, object]]:
    sessions = [_planned(code).info for code in codes]
    yield _("วันประชุม"), ", ".join(formatting.day(one.on_date) for one in sessions)
    yield _("เวลา"), spoken_time(sessions[0].start_time)
    yield _("สถานที่"), sessions[0].place
    yield _("ครั้งที่ของครั้งแรก"), sessions[0].number


def _changed(sentence: str, code: str, follow: DuesThatFollow | None) -> Receipt:
    one = _planned(code)
    said = with_followers(sentence, follow) if follow else _(sentence)
    return receipt(said, [*when_and_where(one.info), (_("เหตุผล"), one.days[-1].reason)])


def _cancelled(sentence: str, code: str, follow: DuesThatFollow) -> Receipt:
    one = _planned(code)
    lines = [(_("วันประชุม"), formatting.day(one.info.on_date, "weekday")), (_("เหตุผล"), one.cancelled_reason)]
    return receipt(with_followers(sentence, follow), lines)


def _circle(series: Series) -> Iterator[tuple[str, object]]:
    circle = series.circle
    yield _("ชื่อวง"), circle.name
    yield _("หัวข้อ"), circle.topic
    yield _("ครั้งตามแผน"), circle.planned_sessions
    yield _("เวลา"), spoken_time(circle.usual_time)
    yield _("สถานที่ประจำ"), circle.usual_place
