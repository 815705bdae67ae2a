"""A recorded resolution as the form it is changed by: what it gave its own work, whatever others gave it since."""

from typing import Any

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.web.recorder.typed_days import BEFORE_NEXT
from kmcore.i18n import _
from kmcore.meetings.room.read_models import MeetingRoom, RecordedResolution
from kmcore.sources.queries import checks
from kmcore.sources.read_models import CheckRow

Json = dict[str, Any]


def resolutions_as_forms(room: MeetingRoom) -> dict[str, Json]:
    """Return every resolution of a session by its code, as its form takes it."""
    settled = {row.settled_resolution: row for row in ask(checks, room.day) if row.settled_resolution}
    return {row.code: _form(row, settled.get(row.code)) for row in room.resolutions}


def _form(row: RecordedResolution, settled: CheckRow | None) -> Json:
    return {
        "number": row.code,
        "kind": row.kind,
        "text": row.text.th,
        "head": row.head,
        "agenda_id": row.agenda_id,
        "action_code": "" if row.makes_item else row.action_code or "",
        "makes_item": row.makes_item,
        "owner": row.given_owner or "",
        "supporters": list(row.given_supporters),
        "due": _due(row),
        "check_code": row.check_code or "",
        "statement_id": _statement(settled),
        "version": row.version,
        "withdrawn": row.withdrawn,
    }


def _due(row: RecordedResolution) -> str:
    if row.given_before_next:
        return _(BEFORE_NEXT)
    return formatting.day(row.given_due) if row.given_due else ""


def _statement(settled: CheckRow | None) -> int | None:
    return next((one.id for one in settled.statements if one.used), None) if settled else None
