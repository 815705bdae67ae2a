"""A fault of the audit chain as a sentence: which row, when it was written, what it was."""

from typing import Final

from kmcore.access.action_names import deed_name
from kmcore.i18n import N_, _, language
from kmcore.storage.audit.chain_check import Fault, FaultKind, Link
from kmcore.thai.dates import format_datetime

_SENTENCES: Final = {
    FaultKind.CHANGED: N_("{row} ถูกแก้ข้อความ"),
    FaultKind.REWRITTEN: N_("{row} ไม่ต่อจาก{after} แถวใดแถวหนึ่งถูกเขียนใหม่"),
    FaultKind.MISSING: N_("มีแถวหายไประหว่าง{after} กับ{row}"),
    FaultKind.REORDERED: N_("{row} ถูกย้ายที่ เดิมอยู่ต่อจาก{after}"),
    FaultKind.INSERTED: N_("{row} ถูกแทรกเข้ามา"),
}


def fault_words(fault: Fault) -> str:
    """Return the fault in the current language, naming its rows."""
    row, after = _named(fault.row), _named(fault.after)
    if fault.row is None:
        return _("มี {count} แถวหายไปจากท้ายบันทึก แถวสุดท้ายที่เหลือคือ{after}", count=fault.count, after=after)
    if fault.kind is FaultKind.MISSING and fault.after is None:
        return _("มีแถวหายไปจากต้นบันทึก ก่อน{row}", row=row)
    if fault.kind is FaultKind.REORDERED and fault.after is None:
        return _("{row} ถูกย้ายที่ เดิมเป็นแถวแรก", row=row)
    if fault.kind is FaultKind.INSERTED and fault.after:
        return _("{row} กับ{after} ต่อจากแถวเดียวกัน แถวใดแถวหนึ่งถูกแทรกเข้ามา", row=row, after=after)
    return _(_SENTENCES[fault.kind], row=row, after=after)


def _named(link: Link | None) -> str:
    if link is None:
        return _("ไม่มี")
    when = format_datetime(link.at, lang="en" if language() == "en" else "th")
    return _("แถวที่ {number} ({when} {deed})", number=link.id, when=when, deed=deed_name(link.command))
