"""What a sending stored, said after it: the sentence, and the values as the store has them, never as they were typed."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from dashboard.present import formatting
from kmcore.i18n import _


@dataclass(frozen=True)
class Receipt:
    """``sentence``: what was done. ``lines``: each field's name and the value that was stored."""

    sentence: str
    lines: tuple[tuple[str, str], ...] = ()


def receipt(sentence: str, lines: Iterable[tuple[str, object]]) -> Receipt:
    """Return a receipt; a field that was stored empty is left out."""
    return Receipt(sentence, tuple((name, str(value)) for name, value in lines if value not in {None, ""}))


def draw_receipt(found: Receipt) -> None:
    """Draw a receipt."""
    values = (_("{field}: {value}", field=name, value=value) for name, value in found.lines)
    st.success(
        "\n".join([formatting.plain(found.sentence), *(f"- {formatting.plain(one)}" for one in values)])
    )
