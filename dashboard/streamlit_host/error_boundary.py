"""Nothing but sentences reaches the screen."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from dashboard.present import formatting
from kmcore.errors import KmError
from kmcore.i18n import _

log = logging.getLogger("wong_uea")


def error_sentence(error: Exception) -> str:
    """Return the sentence for people; log the trace of what is not already one, with a number to ask by."""
    if isinstance(error, KmError):
        return str(error)
    reference = uuid4().hex[:8].upper()
    log.error("script error %s", reference, exc_info=error)
    return _(
        "หน้านี้แสดงไม่ได้ในขณะนี้ ข้อมูลที่บันทึกแล้วยังอยู่ครบ ลองโหลดใหม่ ถ้ายังเป็นอยู่แจ้งเลขอ้างอิง {reference}",
        reference=reference,
    )


def on_script_error(error: Exception) -> bool:
    """Show what reached Streamlit itself, such as an error in a callback."""
    st.error(formatting.plain(error_sentence(error)))
    return True


@contextmanager
def error_boundary() -> Iterator[None]:
    """Show an error of this block as one calm sentence in its place."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last line before the screen
        st.error(formatting.plain(error_sentence(error)))
