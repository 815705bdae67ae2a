"""What changes a register: a file as a whole, and a batch taken back. Single rows: ``row_commands``."""

from dataclasses import replace
from typing import Final

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.i18n import N_
from kmcore.registers.batch_command import batch_head, register_command, write_and_commit
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.comparison import compared_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.file_decisions import decisions_words, plain_decisions
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.own_references import parents_first
from kmcore.registers.read_models import ComparedRow, Preview, RowResult, WrittenBatch
from kmcore.registers.row_effects import with_effects
from kmcore.registers.understood_file import UnderstoodFile
from kmcore.storage.revision import revision

OTHER_NOW: Final = N_("ทะเบียนเปลี่ยนไปหลังจากตรวจแฟ้ม ยังไม่ได้นำเข้า ตรวจผลใหม่แล้วสั่งอีกครั้ง")


def import_file(
    engine: Engine,
    by: By,
    understood: UnderstoodFile,
    *,
    only_good: bool = False,
    shown: Preview | None = None,
) -> tuple[Preview, WrittenBatch]:
    """Write a file's rows, all or nothing; return what became of each, and the batch.

    ``only_good``: leave the refused rows out, knowingly. ``shown``: the preview somebody agreed to; where the
    register would now do something else with the file, nothing is written. Where a row is refused, or none says
    anything new, nothing is written and the batch has no number.

    Raises:
        ChangedMeanwhileError: ``shown`` is no longer true; it has the new preview.
        NotAllowedError, SignedOutError: see ``command``.
    """
    kind = understood.kind
    with register_command(engine, by, kind) as running:
        preview = compared_file(running.session, understood, running.user)
        if shown is not None and shown.rows != preview.rows:
            raise ChangedMeanwhileError(OTHER_NOW, preview)
        refused = preview.counts[RowResult.REFUSED]
        if not preview.good or (refused and not only_good):
            return preview, WrittenBatch(None, revision(running.session), 0, 0)
        file = understood.file
        told = tuple(one for one in understood.decisions if not kind.field(one.field).personal)
        reason = understood.reason or decisions_words(kind, told)
        head = batch_head(running, understood.how, file_name=file.name, sheet=file.sheet, reason=reason)
        writes = [row_write(row) for row in parents_first(kind, preview.good)]
        head = replace(head, decided=plain_decisions(told))
        every = with_effects(running.session, KINDS, kind, writes)
        return preview, write_and_commit(running, kind, head, every)


def row_write(row: ComparedRow) -> RowWrite:
    """Return what is written for a row that is new, or corrects one."""
    if row.before is None or row.at is None:
        return RowWrite(ChangeAction.ADD, (), None, row.values, file_row=row.number)
    after = {name: row.values[name] for name in row.before}
    return RowWrite(ChangeAction.CORRECT, row.at, row.before, after, file_row=row.number)
