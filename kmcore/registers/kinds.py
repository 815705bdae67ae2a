"""How a batch came about, and what it did to a row."""

from enum import StrEnum

from kmcore.i18n import N_


class BatchHow(StrEnum):
    """By which way a batch came; the values are kept."""

    FORM = "form"
    GRID = "grid"
    IMPORT = "import"
    BULK = "bulk"
    UNDO = "undo"
    TURN = "turn"  # what a circle decided for a new fiscal year


class ChangeAction(StrEnum):
    """What was done to a row.

    ADD: it is new. CORRECT: it was wrong, and is so no more. CHANGE: from a day on it is another. END: it ends with
    a day. REMOVE: a batch that added it was undone.
    """

    ADD = "add"
    CORRECT = "correct"
    CHANGE = "change"
    END = "end"
    REMOVE = "remove"


HOW_WORDS = {
    BatchHow.FORM: N_("กรอกในฟอร์ม"),
    BatchHow.GRID: N_("แก้ในตาราง"),
    BatchHow.IMPORT: N_("นำเข้าจากแฟ้ม"),
    BatchHow.BULK: N_("ทำกับหลายหมู่บ้าน"),
    BatchHow.UNDO: N_("ถอนคืน"),
    BatchHow.TURN: N_("ขึ้นปีงบประมาณ"),
}
ACTION_WORDS = {
    ChangeAction.ADD: N_("เพิ่ม"),
    ChangeAction.CORRECT: N_("แก้ที่ผิด"),
    ChangeAction.CHANGE: N_("เปลี่ยนตั้งแต่วันที่"),
    ChangeAction.END: N_("สิ้นสุด"),
    ChangeAction.REMOVE: N_("ถอนออก"),
}
