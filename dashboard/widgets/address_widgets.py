"""Widgets whose choice is a code in the address.

``bind="query-params"`` writes and reads the option's label as shown: ``?view=late`` would be dropped, the
address would be Thai, and change with the language or with a count in the label. Here the address holds
the code and is the only truth: a page reads it, these draw what was read and write what is clicked.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def address_pills(name: str, label: str, names: Mapping[str, str], chosen: str, default: str) -> None:
    """Draw options side by side as pills; ``names`` are their words by code."""
    _seed(name, chosen)
    st.pills(
        label, list(names), format_func=names.__getitem__, wrap=True, **_options(name, default), **_ALWAYS_ONE
    )


def address_segments(name: str, label: str, names: Mapping[str, str], chosen: str, default: str) -> None:
    """Draw options as one control with a part for each."""
    _seed(name, chosen)
    st.segmented_control(
        label, list(names), format_func=names.__getitem__, **_options(name, default), **_ALWAYS_ONE
    )


def address_select(  # noqa: PLR0913 - what a list to open is made of, each plain
    name: str, label: str, names: Mapping[str, str], chosen: str, default: str, *, width: int
) -> None:
    """Draw options as a list to open, ``width`` pixels wide."""
    _seed(name, chosen)
    st.selectbox(label, list(names), format_func=names.__getitem__, width=width, **_options(name, default))


def address_switch(name: str, label: str, *, chosen: bool, disabled: bool = False) -> None:
    """Draw a switch; on is ``1`` in the address."""
    _seed(name, chosen)
    st.toggle(label, key=_key(name), on_change=_write, args=(name, False), disabled=disabled)


_ALWAYS_ONE: Mapping[str, Any] = {"required": True}


def _options(name: str, default: str) -> dict[str, Any]:
    return {
        "key": _key(name),
        "on_change": _write,
        "args": (name, default),
        "label_visibility": "collapsed",
    }


def _key(name: str) -> str:
    return f"chosen_{name}"


def _seed(name: str, chosen: object) -> None:
    st.session_state[_key(name)] = chosen


def _write(name: str, default: object) -> None:
    """Put what was clicked into the address, before the page reads it again."""
    clicked = st.session_state[_key(name)]
    if clicked == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = "1" if clicked is True else str(clicked)
