"""The minutes of 2550 as of the eve of the second circle, a secretary, and other days to write on."""

from datetime import date

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from tests.integration.reminders.conftest import Asked
from tests.support.people import Person, person

HELD, COMING = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
FIRST, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)
LATER = date(2007, 2, 16)
PROVINCE, DISTRICT = "khun-uea", "khun-amnuay-8001"


@pytest.fixture
def asked(store: Engine) -> Asked:
    return Asked(store)


@pytest.fixture
def secretary(store: Engine) -> Person:
    return person(store, AccountRole.SECRETARIAT)
