"""Who prepares the turn of the year."""

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.year_turn.commands import (
    prepare_year,
)
from tests.support.people import Person, person


@pytest.fixture
def secretary(store: Engine) -> Person:
    """Return somebody of the secretariat, who has prepared the year 2551."""
    found = person(store, AccountRole.SECRETARIAT)
    assert prepare_year(store, found.by(), 2551) > 0
    return found
