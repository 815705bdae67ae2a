"""A report being written: what this browser session knows of it besides the fields themselves."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import streamlit as st

from kmcore.actions.commands import ReportReceipt
from kmcore.actions.queries import Update
from kmcore.errors import KmError

STATE, PROGRESS, DONE, OBSTACLE = "state", "progress", "done", "obstacle"
ASKS, ASK, LINK, PHOTOS = "asks", "ask", "link", "photos"
FIELDS: Final = (STATE, PROGRESS, DONE, OBSTACLE, ASKS, ASK, LINK, PHOTOS)
LATEST: Final = "my_work_latest"


@dataclass
class ReportFormState:
    """The form of one item in one browser session, from opening it to sending.

    ``seen``: the item's version when the form was opened. ``submission``: kept until the report is through, so
    that two taps make one report. ``number``: of the form in this session; a new one has new, empty fields.
    ``theirs``: what others wrote meanwhile, ``version`` the item's with it. ``quoted``: theirs, to write on from.
    ``saved``: the receipt of the report that went through, ``saved_at`` when (UTC).
    ``tries``: how often it was sent, so that the browser brings each outcome into sight.
    """

    account_id: int
    agency_code: str
    action_code: str
    seen: int
    number: int = 0
    submission: str = field(default_factory=lambda: str(uuid4()))
    draft_at: datetime | None = None
    problem: KmError | None = None
    theirs: tuple[Update, ...] = ()
    version: int = 0
    quoted: tuple[Update, ...] = ()
    saved: ReportReceipt | None = None
    saved_at: datetime | None = None
    tries: int = 0

    def key(self, name: str) -> str:
        """Return the key of a field's widget."""
        return f"say_{name}_{self.agency_code}_{self.action_code}_{self.number}"

    def value(self, name: str, otherwise: Any = None) -> Any:
        """Return what a field holds now."""
        return st.session_state.get(self.key(name), otherwise)

    def put(self, name: str, value: Any) -> None:
        """Fill a field, before it is drawn."""
        st.session_state[self.key(name)] = value

    @property
    def drawn(self) -> bool:
        """Tell whether the fields hold something: Streamlit forgets those of a page that is left."""
        return self.key(STATE) in st.session_state

    @property
    def draft_kept_ms(self) -> int:
        """Return when the draft it began with was kept, in milliseconds since 1970, as browsers count."""
        return int(self.draft_at.timestamp() * 1000) if self.draft_at else 0

    def clear_problem(self) -> None:
        """Forget what was wrong with the last try."""
        self.problem = None

    def accept_theirs(self) -> None:
        """Take what others wrote as seen; the words typed here stay as they are."""
        self.seen, self.theirs = self.version, ()

    def start_over(self, seen: int) -> None:
        """Begin a new report: empty fields, a submission of its own."""
        self.seen, self.number, self.submission = seen, self.number + 1, str(uuid4())
        self.draft_at, self.theirs, self.quoted = None, (), ()
        self.saved, self.saved_at = None, None
        self.clear_problem()


def _place(agency_code: str, action_code: str) -> str:
    return f"my_form_{agency_code}_{action_code}"


def form_in_session(agency_code: str, action_code: str) -> ReportFormState | None:
    """Return this session's form of an item, None where it was not opened."""
    found: ReportFormState | None = st.session_state.get(_place(agency_code, action_code))
    return found


def latest_form() -> ReportFormState | None:
    """Return the form that was drawn last."""
    found: ReportFormState | None = st.session_state.get(LATEST)
    return found


def remember_form(form: ReportFormState) -> None:
    """Keep a form for the session's next runs."""
    st.session_state[_place(form.agency_code, form.action_code)] = form
    st.session_state[LATEST] = form


def leave_forms() -> None:
    """The list is looked at: no form is open, and what was saved has been said."""
    latest = latest_form()
    if latest is not None:
        st.session_state.pop(_place(latest.agency_code, latest.action_code), None)
        st.session_state.pop(LATEST, None)
