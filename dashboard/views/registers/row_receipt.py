"""What a batch of one row stored, read back from the store, and the batch that can be taken back on the spot."""

from collections.abc import Iterator, Sequence

import streamlit as st

from dashboard.present import formatting
from dashboard.uncached import ask_uncached
from dashboard.views.registers.personal_note import not_taken_back, why_not_taken_back
from dashboard.views.registers.undoing import remember_batch
from dashboard.widgets.page_flash import redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.listing import register_row, shown_batch
from kmcore.registers.queries import batch_record
from kmcore.registers.read_models import WrittenBatch
from kmcore.registers.shown_rows import ShownChange
from kmcore.registers.words import action_words
from kmcore.thai.spoken_dates import spoken_day

FEW = 10  # changes of a form: a row that ends, and its successor


def row_receipt(kind: RegisterKind, written: WrittenBatch) -> Receipt:
    """Return what is stored now of the fields that a form's batch wrote; the batch can be undone from here."""
    number = written.batch or 0
    changes = ask_uncached(shown_batch, number, FEW, kind.code)
    kept = not not_taken_back(kind, number)
    if kept:
        remember_batch(number)
    row = ask_uncached(register_row, kind.code, _written(changes).address)
    name = row.shown.name if row else ""
    sentence = _("บันทึก{one} “{name}” แล้ว เป็นชุดที่ {batch}", one=kind.one_words, name=name, batch=number)
    lines = [line for change in changes for line in _lines(change)]
    return receipt(sentence, lines if kept else [*lines, why_not_taken_back()])


def tell_batch(sentence: str, written: WrittenBatch, *further: tuple[str, object]) -> None:
    """Have the page drawn anew say what a batch of many rows stored; it can be taken back on the spot.

    ``sentence``: what was done; the batch's number follows it.
    """
    record = ask_uncached(batch_record, written.batch) if written.batch is not None else None
    kept = record is None or not not_taken_back(KINDS[record.kind], record.number)
    if written.batch is not None and kept:
        remember_batch(written.batch)
    lines = [
        (_("ใหม่"), formatting.number(written.new)),
        (_("เปลี่ยน"), formatting.number(written.changed)),
        *further,
        *(() if kept else (why_not_taken_back(),)),
    ]
    redraw_with_flash(receipt(_("{sentence} เป็นชุดที่ {batch}", sentence=sentence, batch=written.batch), lines))


def written_address(written: WrittenBatch) -> str:
    """Return the address of the row that a form's batch wrote last."""
    number = written.batch or 0
    record = ask_uncached(batch_record, number)
    return _written(ask_uncached(shown_batch, number, FEW, record.kind if record else None)).address


def _written(changes: Sequence[ShownChange]) -> ShownChange:
    """Return the change of the row that a form was about: the first new one, else the last."""
    return next((one for one in changes if one.change.action == ChangeAction.ADD), changes[-1])


def _lines(change: ShownChange) -> Iterator[tuple[str, object]]:
    day = change.change.from_day
    if day is not None:
        yield action_words(ChangeAction.CHANGE), spoken_day(day)
    for one in change.fields:
        yield one.label, one.after or _("ไม่มี")


def open_row(kind: RegisterKind, address: str) -> None:
    """Have the page show this row."""
    st.query_params.from_dict({**_kept(), "kind": kind.code, "row": address})


def _kept() -> dict[str, str]:
    now = st.query_params.to_dict()
    return {name: now[name] for name in ("lang", "as_of") if name in now}
