"""Labels of the registers in the reader's language."""

from kmcore.i18n import N_, _
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import ACTION_WORDS, HOW_WORDS, BatchHow, ChangeAction

# Tables that point at rows of registers and are none themselves.
_OTHER_TABLES = {
    "account": N_("บัญชีผู้ใช้"),
    "action_party": N_("ผู้รับผิดชอบงานติดตาม"),
    "action_update": N_("รายงานความคืบหน้า"),
    "agenda_item": N_("ระเบียบวาระ"),
    "attendance": N_("ผู้มาประชุม"),
    "circle": N_("วงเรียนรู้"),
    "km_team_role": N_("บทบาทในทีม"),
    "meeting": N_("การประชุม"),
    "resolution": N_("มติ"),
}


def table_words(table: str) -> str:
    """Return what the rows of a table are called."""
    kinds = (kind.words for kind in KINDS.values() if kind.columns.name == table)
    return next(kinds, _(_OTHER_TABLES.get(table, N_("รายการอื่น"))))


def how_words(how: BatchHow) -> str:
    """Return by which way a batch came."""
    return _(HOW_WORDS[BatchHow(how)])


def action_words(action: ChangeAction) -> str:
    """Return what was done to a row."""
    return _(ACTION_WORDS[ChangeAction(action)])
