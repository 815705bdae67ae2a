"""What the address bar holds, kept while people move between pages: the day looked at, the language."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from dashboard.query_cache import reference_date
from kmcore.i18n import _, use_language
from kmcore.thai.dates import ThaiDateError, parse_date

LANGUAGE, AS_OF = "lang", "as_of"
TRAIL, PLACE, MOVED = (
    "address_trail",
    "address_place",
    "address_moved",
)  # of this session, as its browser has it
LONGEST_TRAIL: Final = 100
Shown = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class AddressedDay:
    """The day a page speaks of. ``problem`` is a sentence where the address asked for an impossible one."""

    as_of: date
    problem: str | None = None


def clean_address() -> None:
    """Take NUL out of the address: no code or word has one, and PostgreSQL refuses a question with it."""
    for name, value in st.query_params.to_dict().items():
        if "\0" in value:
            st.query_params[name] = value.replace("\0", "")


def note_arrival() -> None:
    """Find out whether the browser's Back or Forward brought this address; call it before it is read.

    Streamlit tells a link from Back in no way. But Back leads to the address before this one, Forward to the one
    after: the session keeps its own trail of them. There the address decides, and what it lacks stays away.
    """
    trail, place, here = _trail(), st.session_state.get(PLACE, -1), _shown()
    steps = [step for step in (place - 1, place + 1) if 0 <= step < len(trail) and trail[step] == here]
    st.session_state[MOVED] = bool(steps) and trail[place] != here
    if st.session_state[MOVED]:
        st.session_state[PLACE] = steps[0]
    else:
        _add_to_trail(here)


def _add_to_trail(here: Shown) -> None:
    """Put an address behind the one that is shown; what lay ahead is gone, as in the browser."""
    trail, place = _trail(), st.session_state.get(PLACE, -1)
    if trail and trail[place] == here:
        return
    trail = [*trail[: place + 1], here][-LONGEST_TRAIL:]
    st.session_state[TRAIL], st.session_state[PLACE] = trail, len(trail) - 1


def _trail() -> list[Shown]:
    found: list[Shown] = st.session_state.get(TRAIL, [])
    return found


def _shown() -> Shown:
    """Return the page and its parameters as the address bar has them."""
    address = st.context.url
    page = urlsplit(address).path if isinstance(address, str) else ""  # without a browser it is a stand-in
    return page, frozenset(st.query_params.to_dict().items())


def remembered_parameter(name: str) -> str | None:
    """Return an address parameter; when a link dropped it, put it back from the session; Back and Forward mean it."""
    asked = st.query_params.get(name)
    if asked is not None:
        st.session_state[f"kept_{name}"] = asked
        return asked
    if st.session_state.get(MOVED):
        st.session_state.pop(f"kept_{name}", None)
    kept: str | None = st.session_state.get(f"kept_{name}")
    if kept is not None:
        st.query_params[name] = kept
    return kept


def forget_parameter(name: str) -> None:
    """Drop a parameter from the address and the session."""
    st.session_state.pop(f"kept_{name}", None)
    st.query_params.pop(name, None)


def settle_language(default: str) -> str:
    """Set and return the language of this run: the address, else the session, else ``default``."""
    return use_language(remembered_parameter(LANGUAGE) or default)


def settle_day() -> AddressedDay:
    """Return the day to show: the address's, else the reference day. Accepts CE (ISO) and Thai dates."""
    asked = remembered_parameter(AS_OF)
    if asked is None:
        return AddressedDay(reference_date())
    try:
        return AddressedDay(parse_date(asked))
    except ThaiDateError as error:
        forget_parameter(AS_OF)
        return AddressedDay(reference_date(), _("{problem} จึงแสดงข้อมูลของวันอ้างอิงแทน", problem=error))


def settle_address() -> None:
    """Have the browser show the address this run was asked for; call it at the end of a run.

    A link within a page (from an item back to the board) reaches the server with its parameters but
    leaves the old ones standing in Streamlit 1.67's address bar: a reload would show the item again.
    """
    now = st.query_params.to_dict()
    if st.session_state.get("settled_address", now) != now:
        st.query_params.update()  # changes nothing, and tells the browser all of it
    st.session_state["settled_address"] = now
    _add_to_trail(_shown())


def choose_day(day: date | None) -> None:
    """Show another day from now on; None goes back to the reference day."""
    if day is None or day == reference_date():
        forget_parameter(AS_OF)
    else:
        st.session_state[f"kept_{AS_OF}"] = st.query_params[AS_OF] = day.isoformat()


def number_parameter(name: str, allowed: set[int]) -> int | None:
    """Return an address parameter as one of ``allowed``, None for anything else."""
    asked = st.query_params.get(name, "")
    return int(asked) if asked.isdecimal() and int(asked) in allowed else None


def parameter(name: str, allowed: Container[str], default: str) -> str:
    """Return an address parameter that is one of ``allowed``; ``default`` for anything else."""
    asked = st.query_params.get(name, default)
    return asked if asked in allowed else default
