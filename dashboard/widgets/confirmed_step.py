"""A step that cannot be undone: asked about once more before it is taken."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st


@contextmanager
def confirmed_step(  # noqa: PLR0913 - what two buttons are made of
    key: str,
    label: str,
    confirm: str,
    on_click: Callable[..., None],
    args: tuple[Any, ...],
    *,
    icon: str | None = None,
    first: bool = False,
    kwargs: dict[str, Any] | None = None,
) -> Iterator[None]:
    """Draw a button ``label`` that opens what the block draws, and under it the button ``confirm`` that takes the step.

    The second one's key is ``{key}_yes``. ``icon``: a Material symbol's name. ``first``: it is what comes next here.
    """
    sign = f":material/{icon}:" if icon else None
    with st.popover(label, type="primary" if first else "secondary", icon=sign, key=key):
        yield
        st.button(confirm, type="primary", key=f"{key}_yes", on_click=on_click, args=args, kwargs=kwargs)
