"""What stopped a sending, above the form: each field that cannot be taken by its own name, all of them at once."""

from collections.abc import Mapping

import streamlit as st

from dashboard.present import formatting
from kmcore.errors import FormError, KmError, faults_of, field_of
from kmcore.i18n import _

Labels = Mapping[str, str]  # what a form calls its fields, by their names


def draw_faults(error: KmError, labels: Labels) -> None:
    """Draw why nothing was stored; ``labels``: what the form calls its fields."""
    st.error("\n".join(_lines(error, labels)))


def _lines(error: KmError, labels: Labels) -> list[str]:
    faults = faults_of(error)
    named = [one for one in faults if field_of(one) in labels]
    if not named and not isinstance(error, FormError):
        return [formatting.plain(str(error))]
    return [
        _("ยังไม่ได้บันทึก แก้ส่วนที่บอกไว้นี้แล้วส่งอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่"),
        *(f"- {formatting.plain(_fault(one, labels))}" for one in faults),
    ]


def _fault(fault: KmError, labels: Labels) -> str:
    label, said = labels.get(field_of(fault)), str(fault)
    return (
        _("{field}: {problem}", field=label, problem=said) if label and not said.startswith(label) else said
    )
