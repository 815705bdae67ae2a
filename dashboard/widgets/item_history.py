"""What the history of an item is drawn from, wherever it stands."""

from datetime import date
from typing import Any

from dashboard.present.item_history import item_history
from dashboard.query_cache import ask
from dashboard.session.current_user import current_user
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import known_sources, source_ref
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.actions.queries import ActionDetail
from kmcore.meetings.queries import MeetingInfo, meetings
from kmcore.programme.queries import agencies


def history_values(here: PageContext, detail: ActionDetail) -> dict[str, Any]:
    """Return what ``widgets/item_history.html`` is drawn from: on the item's page and on an agency's own."""
    known = known_sources()
    return {
        "entries": item_history(detail),
        "names": {one.code: one.short for one in ask(agencies)},
        "refs": {code: source_ref(code, known) for code in _sources(detail)},
        "meeting": _meeting(here.as_of, detail.row.meeting_code),
        "sees_photos": can(current_user(), permissions.SEE_ATTACHMENT).allowed and current_user().signed_in,
    }


def _sources(detail: ActionDetail) -> set[str | None]:
    return {due.source for due in detail.dues} | {update.source for update in detail.updates}


def _meeting(as_of: date, code: str) -> MeetingInfo | None:
    return next((found for found in ask(meetings, as_of) if found.code == code), None)
