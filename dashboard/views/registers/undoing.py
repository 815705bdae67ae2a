"""A batch taken back: on the spot after it was written, or from the list of batches."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.uncached import ask_uncached
from dashboard.views.registers.personal_note import not_taken_back
from dashboard.views.registers.writers import may_write
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt
from kmcore.access.actor import User
from kmcore.access.permission_type import Reach
from kmcore.i18n import _
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import BatchHow
from kmcore.registers.queries import batch_record
from kmcore.registers.read_models import BatchRecord
from kmcore.registers.undo_command import undo_batch

LAST = "register_last_batch"


def remember_batch(number: int) -> None:
    """Have the page offer to take this batch back, until it is or the next one is written."""
    st.session_state[LAST] = number


def draw_last_batch(user: User) -> None:
    """Draw the button that takes back what was just written here."""
    number = st.session_state.get(LAST)
    record = ask_uncached(batch_record, number) if number is not None else None
    if record is not None and may_undo(user, record):
        draw_undo(record, "last")


def may_undo(user: User, record: BatchRecord) -> bool:
    """Tell whether the button is shown: the batch stands and is kept whole, and is the reader's own or the reader reaches all."""
    kind = KINDS[record.kind]
    reaches = kind.permission.reach(user.role) is Reach.ALL or record.actor == user.actor
    stands = record.undone_by is None and record.how != BatchHow.UNDO
    return stands and reaches and may_write(user, kind) and not not_taken_back(kind, record.number)


def draw_undo(record: BatchRecord, place: str) -> None:
    """Draw the button for a batch, and why it cannot be taken back where it was asked for."""
    top = st.container()
    label = _("ถอนคืนชุดที่ {number}", number=record.number)
    if not st.button(label, key=f"undo_{place}_{record.number}", icon=":material/undo:"):
        return
    done = done_by(undo_batch, top, {}, engine(), acting_user(), record.number)
    if done:
        st.session_state.pop(LAST, None)
        sentence = _("ถอนคืนชุดที่ {number} แล้ว ทุกแถวกลับเป็นอย่างเดิม", number=record.number)
        redraw_with_flash(Receipt(sentence))
