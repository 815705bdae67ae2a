"""Whatever is typed is stored whole or refused with a sentence; on SQLite and on PostgreSQL."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.actions.models import WorkState
from kmcore.errors import KmError
from tests.integration.actions.reporting import Desk, told
from tests.support.people import person

NASTY = (
    "<script>\0\x1b\x85\u202a\u202c\u202e\u2066\u2069\u200b\u200d\ufeff\uffff\ud800\U0010ffffกำ้👩🏽‍🌾'\"\\%{}"
)
TEXTS = st.text(st.characters(exclude_categories=[]), max_size=40) | st.text(
    st.sampled_from(NASTY), max_size=20
)


@pytest.fixture
def desk(store: Engine) -> Desk:
    return Desk(store, person(store, AccountRole.LEAD, "doae"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    code=st.just("A13") | TEXTS,
    agency=st.just("doae") | TEXTS,
    state=st.sampled_from(WorkState),
    progress=st.integers(),
    done=TEXTS,
    obstacle=st.none() | TEXTS,
    ask=st.none() | TEXTS,
    link=st.none() | TEXTS,
    photo=st.none() | st.binary(),
)
def test_anything_at_all_is_kept_or_refused_with_a_sentence(desk: Desk, **fields: object) -> None:
    code, agency = str(fields.pop("code")), str(fields.pop("agency"))
    photo = fields.pop("photo")
    try:
        desk.send(code, agency, seen=desk.seen("A13"), photos=(photo,) if photo else (), **fields)
    except KmError as refusal:
        str(refusal).encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(done=TEXTS, ask=TEXTS)
def test_what_is_kept_is_what_was_typed(desk: Desk, done: str, ask: str) -> None:
    """Signs without width aside, the order of a letter's marks, how a line ends, and spaces round the text."""
    try:
        kept = desk.send(state=WorkState.NOT_STARTED, done=done, ask=ask)
    except KmError as refusal:
        str(refusal).encode()
        return
    found = told(desk.engine, "A13")[0]
    assert found.id == kept.update_id
    assert _seen(found.done) == _seen(done)
    assert _seen(found.ask or "") == _seen(ask)


def _seen(text: str) -> list[str]:
    """The letters that can be seen, in no order: marks of one letter may be typed in any."""
    shown = unicodedata.normalize("NFC", "\n".join(text.splitlines())).replace("\u0e4d\u0e32", "\u0e33")
    return sorted(s for s in shown if not s.isspace() and unicodedata.category(s) not in {"Cf", "Cc"})
