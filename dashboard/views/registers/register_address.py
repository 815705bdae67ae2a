"""What the address of the page says: which kind, which row, what is searched, which page, what is to be done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import streamlit as st

from dashboard.session.links import drop_unknown_parameters, link
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS

KIND, ROW, SEARCH, PAGE, ACT, BATCH = "kind", "row", "q", "page", "do", "batch"
OF_THE_PAGE: Final = frozenset(
    {KIND, ROW, SEARCH, PAGE, ACT, BATCH}
)  # no row's field, though one may be called so
LONGEST_SEARCH: Final = 60  # letters


class Act(StrEnum):
    """What is done with a kind: looked at, a row added, a file imported, many rows changed in a grid, an act on many villages."""

    LOOK = ""
    ADD = "add"
    IMPORT = "import"
    GRID = "grid"
    VILLAGES = "villages"


@dataclass(frozen=True)
class RegisterAddress:
    """``kind`` None: the overview. ``row``: a row's address, "" for none. ``batch``: one batch's rows are shown."""

    kind: RegisterKind | None
    row: str = ""
    search: str = ""
    page: int = 1
    act: Act = Act.LOOK
    batch: int | None = None


def read_register_address() -> RegisterAddress:
    """Return what the address asks for; what it has that is unknown is dropped with a sentence."""
    asked = st.query_params.to_dict()
    unknown = [name for name, known in _KNOWN.items() if name in asked and not known(asked[name])]
    drop_unknown_parameters(unknown)
    asked = st.query_params.to_dict()
    return RegisterAddress(
        KINDS.get(asked.get(KIND, "")),
        asked.get(ROW, ""),
        asked.get(SEARCH, "").strip()[:LONGEST_SEARCH],
        int(asked.get(PAGE, "1")),
        Act(asked.get(ACT, "")),
        int(asked[BATCH]) if BATCH in asked else None,
    )


def kind_link(kind: RegisterKind, **query: str) -> str:
    """Return the address of a kind's list."""
    return link("registers", **{KIND: kind.code}, **query)


def row_link(kind: str, row: str) -> str:
    """Return the address of a row."""
    return link("registers", **{KIND: kind, ROW: row})


def batch_link(number: int) -> str:
    """Return the address of what a batch wrote."""
    return link("registers", **{BATCH: str(number)})


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) < 10**9


_KNOWN: Final = {
    KIND: lambda text: text in KINDS,
    PAGE: _is_number,
    ACT: lambda text: text in set(Act),
    BATCH: _is_number,
}
