"""What was changed in a row of a register: in the register, and on the page of the noun that the row is of."""

from collections.abc import Sequence

from dashboard.present import formatting
from dashboard.present.audit_words import moment_words
from dashboard.query_cache import ask
from dashboard.session.current_user import current_user
from dashboard.session.links import link
from dashboard.widgets.templates import draw_template
from kmcore.privacy.audit_trail import actor_of, trail_people
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.registers.listing import register_row
from kmcore.registers.read_models import BatchRecord
from kmcore.registers.row_refusal import row_verdict
from kmcore.registers.shown_rows import ShownChange
from kmcore.registers.words import action_words, how_words


def register_row_link(kind: str, row: str) -> str:
    """Return the address of a row in its register."""
    return link("registers", kind=kind, row=row)


def register_row_way(kind: str, code: str) -> tuple[str, bool]:
    """Return the address of a row in its register, and whether the reader may change it there."""
    row, user = ask(register_row, kind, code), current_user()
    may = row is not None and user.signed_in and row_verdict(KINDS[kind], user, row.values).allowed
    return register_row_link(kind, code), may


def draw_history_of(kind: str, code: str) -> None:
    """Draw what was changed in the row with this code."""
    row = ask(register_row, kind, code)
    draw_row_history(row.history if row else ())


def draw_row_history(history: Sequence[ShownChange]) -> None:
    """Draw what was changed in a row here, the newest first."""
    entries = [
        {
            **batch_words(one.change.batch),
            **change_line(one),
            "address_of_batch": _batch_link(one.change.batch.number),
        }
        for one in history
    ]
    draw_template("registers/row_history.html", entries=entries)


def batch_words(record: BatchRecord) -> dict[str, object]:
    """Return a batch in words: who by role label, never by name."""
    return {
        "number": record.number,
        "address": _batch_link(record.number),
        "kind": KINDS[record.kind].words,
        "kind_address": link("registers", kind=record.kind),
        "when": moment_words(record.at),
        "who": actor_of(record.actor, ask(trail_people)).label,
        "how": how_words(BatchHow(record.how)),
        "file": record.file_name or "",
        "reason": record.reason or "",
        "rows": record.rows,
        "undone_by": record.undone_by,
        "undone_address": _batch_link(record.undone_by) if record.undone_by else "",
    }


def change_line(one: ShownChange) -> dict[str, object]:
    """Return a change of a row in words, for the row's history and for the batch."""
    action = ChangeAction(one.change.action)
    return {
        "address": register_row_link(one.change.kind, one.address),
        "row": one.address,
        "action": action_words(action),
        "day": formatting.day(one.change.from_day) if one.change.from_day else "",
        "fields": one.fields,
        "folded": action in {ChangeAction.ADD, ChangeAction.REMOVE},
    }


def _batch_link(number: int) -> str:
    return link("registers", batch=str(number))
