"""That the history keeps nothing personal, and a change of it is not taken back: told before and after."""

import streamlit as st

from dashboard.uncached import ask_uncached
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.queries import can_be_taken_back


def draw_personal_note(kind: RegisterKind) -> None:
    """Say, before anything is sent, which fields of a kind are personal and that what they held is not kept."""
    if names := ", ".join(field.words for field in kind.personal_fields):
        st.caption(
            _(
                "ข้อมูลส่วนบุคคล ({fields}): ประวัติไม่เก็บค่าเดิม เมื่อแก้แล้วถอนคืนไม่ได้ ถ้าแก้ผิดต้องพิมพ์ค่าเดิมกลับเอง",
                fields=names,
            )
        )


def not_taken_back(kind: RegisterKind, number: int) -> bool:
    """Tell whether a batch of this kind cannot be taken back, for it changed something personal."""
    return bool(kind.personal_fields) and not ask_uncached(can_be_taken_back, number)


def why_not_taken_back() -> tuple[str, str]:
    """Return the line of a receipt for a batch that cannot be taken back."""
    return _("ถอนคืน"), _("ไม่ได้ เพราะแก้ข้อมูลส่วนบุคคล ซึ่งประวัติไม่เก็บค่าเดิม")
