"""A file as it was read, understood and compared, kept in the session: with what a person chose and decided of it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.query_cache import engine, reference_date
from dashboard.widgets.long_work import long_work
from kmcore.access.actor import User
from kmcore.registers.comparison import compared_file
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.file_decisions import CellDecision, CellDecisions, with_decision
from kmcore.registers.office_files.tables import TableChoice
from kmcore.registers.page_totals import TotalChange
from kmcore.registers.read_models import Preview
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.totals_after import totals_told
from kmcore.registers.understood_file import UnderstoodFile, decided_file, understood_file
from kmcore.storage.unit_of_work import reading

READ, CHOICE, DECIDED = "register_file_read", "register_file_choice", "register_file_decided"
READING = "register_file_reading"
_Looked = tuple[UnderstoodFile, Preview, tuple[TotalChange, ...]]


@dataclass(frozen=True)
class ReadFile:
    """A file as it was understood and compared. ``mark``: of which kind, upload, language and choices.

    ``totals``: those of the pages that its rows move, before and after.
    """

    mark: tuple[Any, ...]
    understood: UnderstoodFile
    preview: Preview
    totals: tuple[TotalChange, ...]


def read_file(user: User, kind: RegisterKind, name: str, data: bytes, upload: str) -> ReadFile:
    """Return the file as it is chosen and decided; read anew only where something of that changed."""
    language = str(st.session_state.get("kept_lang", ""))
    choice: TableChoice = st.session_state.get(CHOICE, TableChoice())
    decisions: CellDecisions = st.session_state.get(DECIDED, ())
    mark, found = (kind.code, upload, language, choice), st.session_state.get(READ)
    if found is not None and found.mark == (*mark, decisions):
        return found  # type: ignore[no-any-return] # what this function keeps
    understood = found.understood if found is not None and found.mark[:-1] == mark else None
    day = reference_date()
    if understood is None:
        work = partial(_read, user, kind, (name, data), choice, decisions, day)
    else:
        work = partial(_decide, user, understood, decisions, day)
    now = ReadFile((*mark, decisions), *long_work(READING, (*mark, decisions), work))
    st.session_state[READ] = now
    return now


def keep_preview(found: ReadFile, preview: Preview) -> None:
    """Keep what the file would do now: the register changed meanwhile."""
    totals = totals_told(engine(), preview, reference_date())
    st.session_state[READ] = replace(found, preview=preview, totals=totals)


def choose_table(choice: TableChoice) -> None:
    """Have another table read, or its columns read otherwise; what was decided of cells goes with the old reading."""
    st.session_state[CHOICE] = choice
    st.session_state.pop(DECIDED, None)


def decide(*decisions: CellDecision) -> None:
    """Put something in the place of cells."""
    now: CellDecisions = st.session_state.get(DECIDED, ())
    for one in decisions:
        now = with_decision(now, one)
    st.session_state[DECIDED] = now


def take_back(one: CellDecision) -> None:
    """Let the cells be what the file says."""
    st.session_state[DECIDED] = tuple(each for each in st.session_state.get(DECIDED, ()) if each != one)


def forget_file() -> None:
    """Let go of the file and of all that was chosen of it."""
    for key in (READ, CHOICE, DECIDED, READING, "register_result", "register_refused_shown"):
        st.session_state.pop(key, None)


def _read(  # noqa: PLR0913, PLR0917 - whose file, read how, on which day
    user: User,
    kind: RegisterKind,
    file: tuple[str, bytes],
    choice: TableChoice,
    decisions: CellDecisions,
    day: date,
) -> _Looked:
    name, data = file
    with reading(engine()) as session:
        others = ReferenceIndex(session, KINDS)
        understood = understood_file(kind, data, name, others, choice=choice)
        if decisions:
            understood = decided_file(understood, decisions, others)
        preview = compared_file(session, understood, user)
    return understood, preview, totals_told(engine(), preview, day)


def _decide(user: User, understood: UnderstoodFile, decisions: CellDecisions, day: date) -> _Looked:
    with reading(engine()) as session:
        now = decided_file(understood, decisions, ReferenceIndex(session, KINDS))
        preview = compared_file(session, now, user)
    return now, preview, totals_told(engine(), preview, day)
