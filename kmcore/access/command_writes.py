"""Whose tables each command writes; one that is not named here may write any."""

from collections.abc import Mapping
from typing import Final

from kmcore.storage.subjects import Subject

_REMINDERS, _ACCESS = frozenset({Subject.REMINDERS}), frozenset({Subject.ACCESS})
WRITES: Final[Mapping[str, frozenset[Subject]]] = {
    "report": frozenset({Subject.ACTIONS}),
    "set_floor": frozenset({Subject.MEETING_ROOM}),
    "record_attendance": frozenset({Subject.MEETING_ROOM}),
    "erase_person": frozenset({Subject.ACCESS, Subject.ACTIONS}),
    **dict.fromkeys(("remind", "close_window", "reopen_window", "renew_feed"), _REMINDERS),
    **dict.fromkeys(
        ("add_account", "change_person", "change_role", "disable_account", "enable_account"), _ACCESS
    ),
    **dict.fromkeys(
        ("reset_password", "change_own_password", "accept_notice", "sign_out_everywhere"), _ACCESS
    ),
    **dict.fromkeys(("link_identity", "export_person"), _ACCESS),
}
