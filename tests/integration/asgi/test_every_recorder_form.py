"""Each form of the recorder names at once all it cannot take and stores nothing; what it stores it repeats."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from dashboard.web.recorder.routes import ROUTES
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.asgi.asking import Client
from tests.integration.asgi.recorder_asking import Recorder, secretary, told
from tests.integration.asgi.recorder_form_rows import RECORDER_FORMS, RecorderForm
from tests.integration.meetings.room.conftest import SQLITE_ONLY

pytestmark = SQLITE_ONLY
THAI: Final = re.compile("[\u0e00-\u0e7f]")


@pytest.fixture
def her(store: Engine, store_url: str, use_store: Callable[[str], None]) -> Recorder:
    use_store(store_url)
    return secretary(Client(Starlette(routes=ROUTES)), store)


def _ready(her: Recorder, row: RecorderForm) -> tuple[str, dict[str, object]]:
    """Bring the meeting to the form's stage; return the form's address and what it has to have seen."""
    her.opens()
    if row.stage == "closed":
        told(her.do("POST", "closing"))
    if row.stage == "resolution":
        number = her.records("เดิม")["code"]
        return row.route.replace("{number}", number), {"version": 1}
    if row.stage == "person":
        entry = told(her.do("POST", "attendance", presence="present", agency_code="nfe"))["done"]["id"]
        return row.route.replace("{entry:int}", str(entry)), {"version": 1}
    return row.route, {}


@pytest.mark.parametrize("row", RECORDER_FORMS, ids=lambda row: f"{row.method} {row.route}")
def test_a_form_of_the_recorder(her: Recorder, store: Engine, row: RecorderForm) -> None:
    path, seen = _ready(her, row)
    with reading(store) as session:
        before = revision(session)
    refused = her.do(row.method, path, **seen, **row.wrong)
    assert refused.status_code == 422
    assert {one["field"] for one in refused.json()["faults"]} == set(row.named)
    assert all(one["problem"] for one in refused.json()["faults"])
    with reading(store) as session:
        assert revision(session) == before
    receipt = told(her.do(row.method, path, **seen, **row.right))["done"]["receipt"]
    for value in row.stored:
        assert any(value in line for line in receipt), receipt
    english = her.do(row.method, f"{path}?lang=en", **seen, **row.wrong).json()
    assert not THAI.search(
        " ".join(one["problem"].replace("31 ก.พ.", "") for one in english.get("faults", []))
    )
