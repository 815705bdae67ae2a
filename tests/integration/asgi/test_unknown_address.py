"""An address of no page: our own page says so in the reader's language and leads on; no blank one, no English."""

import pytest
from starlette.testclient import TestClient

from dashboard.navigation import views
from dashboard.web.unknown_address import KNOWN


@pytest.mark.parametrize("path", ["/nothing", "/nothing/here", "/export/nothing.xlsx", "/villages/8009"])
def test_it_gets_our_own_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>ไม่พบหน้านี้</h1>" in answer.text
    assert path in answer.text
    assert '<a href="/villages">' in answer.text
    assert "no-store" in answer.headers["cache-control"]


def test_it_speaks_english_where_that_is_asked_for(client: TestClient) -> None:
    answer = client.get("/nothing/here?lang=en")
    assert "<h1>No such page</h1>" in answer.text
    assert '<a href="/villages?lang=en">' in answer.text


def test_what_is_typed_into_the_address_stays_text(client: TestClient) -> None:
    assert "<script>alert" not in client.get("/<script>alert(1)</script>").text


@pytest.mark.parametrize("path", sorted(KNOWN))
def test_a_page_s_address_is_streamlit_s(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert 'id="root"' in answer.text


def test_every_view_is_known() -> None:
    assert {f"/{view.path}" for view in views()} <= KNOWN
