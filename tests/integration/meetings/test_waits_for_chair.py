"""What waits for the chair is the same on every surface: overview, wall, pack, and the picture frozen at the closing."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dashboard.web.wall.decisions import decisions_panel
from dashboard.web.wall.wall_meeting import read_wall_meeting
from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import board
from kmcore.documents.pack.waiting import waiting
from kmcore.meetings.decisions import to_decide
from kmcore.snapshot.canonical import checksum
from kmcore.snapshot.picture import Picture
from kmcore.snapshot.queries import frozen_pictures, shown_picture, snapshot_faults
from kmcore.sources.queries import checks
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import Desk
from tests.integration.snapshot.closing import MEETING, close, set_life
from tests.support.people import person

JANUARY, EVE, LATER = date(2007, 1, 9), date(2007, 2, 8), date(2007, 6, 1)
ITEM = "A22"  # seven agencies help with it, none of which asks for anything in the data set
ASKS = ("ขอรถสองคัน", "ขอห้องประชุม")


@pytest.fixture
def asked(store: Engine) -> Engine:
    """Return a store in which two agencies ask the governor for something on one item, the second one last."""
    for agency, ask in zip(("cdd", "nfe"), ASKS, strict=True):
        Desk(store, person(store, AccountRole.LEAD, agency)).send(ITEM, agency, ask=ask)
    return store


def _overview(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as session:
        found = to_decide(board(session, EVE, JANUARY), checks(session, EVE))
    return [(one.ref, one.detail) for one in found if one.kind == "ask"]


def _picture(engine: Engine, as_of: date = EVE) -> Picture:
    with reading(engine) as session:
        return shown_picture(session, MEETING, as_of).picture


def _wall(engine: Engine, as_of: date = EVE) -> list[str]:
    with reading(engine) as session:
        return [one.text for one in decisions_panel(read_wall_meeting(session, MEETING, as_of))["asks"]]


def _pack(picture: Picture) -> list[str]:
    (group,) = (group for group in waiting(picture) if group.kind == "ask")
    return [line.code for line in group.lines]


def test_two_agencies_that_ask_on_one_item_are_two_everywhere(asked: Engine) -> None:
    wanted = _overview(asked)
    assert [text for code, text in wanted if code == ITEM] == [*reversed(ASKS)], "the newest first"
    assert _wall(asked) == [text for _code, text in wanted]
    assert _pack(_picture(asked)) == [code for code, _text in wanted]


def test_the_frozen_picture_keeps_both(asked: Engine) -> None:
    wanted = _overview(asked)
    close(asked)
    assert _wall(asked, LATER) == [text for _code, text in wanted]
    assert _pack(_picture(asked, LATER)) == [code for code, _text in wanted]


def test_a_picture_frozen_by_an_earlier_program_opens_and_is_sound(store: Engine) -> None:
    body = (Path(__file__).parents[2] / "unit" / "snapshot" / "frozen_with_one_ask.json").read_text("utf-8")
    with store.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO meeting_snapshot (meeting_code, number, taken_at, as_of, revision, body, checksum)"
                " VALUES (:code, 1, '2026-11-01 08:45:00', '2007-02-09', 5, :body, :checksum)"
            ),
            {"code": MEETING, "body": body, "checksum": checksum(body)},
        )
    set_life(store, "closed")
    with reading(store) as session:
        assert snapshot_faults(session) == ()
        (kept,) = frozen_pictures(session, MEETING)
    assert kept.sound
    assert _wall(store, LATER) == ["ขอให้เร่งโอนงวดที่ 2"]
    assert _pack(_picture(store, LATER)) == ["A13"]
