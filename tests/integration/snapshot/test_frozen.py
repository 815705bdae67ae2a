"""A closed meeting is seen again as it was, whatever happens to the store afterwards."""

from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from kmcore.errors import NotFoundError
from kmcore.exchange.boundaries import import_boundaries
from kmcore.exchange.setup import DATA, take_demo
from kmcore.exchange.verify import verify
from kmcore.snapshot.canonical import SnapshotError, to_json
from kmcore.snapshot.freeze import freeze
from kmcore.snapshot.picture_taking import take_picture
from kmcore.snapshot.queries import (
    ShownPicture,
    frozen_picture,
    frozen_pictures,
    past_meetings,
    shown_picture,
)
from kmcore.storage.unit_of_work import reading
from tests.integration.snapshot.closing import MEETING, NOW, add_late_words, close, set_life
from tests.support.people import person

HELD = "khun-uea-2550-01-09"
JANUARY, EVE, FEBRUARY, LATER = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9), date(2007, 6, 1)


def seen(engine: Engine, code: str = MEETING, as_of: date = LATER) -> ShownPicture:
    with reading(engine) as session:
        return shown_picture(session, code, as_of)


def computed(engine: Engine) -> str:
    with reading(engine) as session:
        return to_json(take_picture(session, MEETING, FEBRUARY))


def test_what_is_frozen_is_the_picture_of_the_meetings_day(store: Engine) -> None:
    before = computed(store)
    account = person(store).account_id
    assert close(store, account_id=account) == 1
    found = seen(store)
    assert to_json(found.picture) == before
    assert found.frozen is not None
    assert (found.frozen.number, found.frozen.as_of, found.frozen.taken_at) == (1, FEBRUARY, NOW)
    assert found.frozen.by == "ทดสอบ lead-doae"
    assert found.frozen.revision > 0
    assert found.frozen.sound


def test_it_replays_to_the_same_numbers_for_ever(store: Engine, store_url: str) -> None:
    close(store)
    kept = seen(store).picture
    add_late_words(store)
    assert computed(store) != to_json(kept), "the store did change"
    assert seen(store).picture == kept
    take_demo(store_url)
    assert seen(store).picture == kept
    import_boundaries(store_url, DATA / "areas" / "80" / "map-districts.geojson")
    again = seen(store)
    assert again.picture == kept
    assert again.picture.shapes.approximate
    assert again.picture.demo
    assert again.picture.villages.reported == 812
    assert again.frozen is not None
    assert again.frozen.sound


def test_closed_again_it_has_a_further_picture_and_keeps_the_first(store: Engine) -> None:
    close(store)
    first = seen(store).picture
    set_life(store, "open")
    add_late_words(store)
    assert seen(store).frozen is None, "while it is open again it is computed"
    assert seen(store).picture.items != first.items
    assert close(store) == 2
    with reading(store) as session:
        assert [one.number for one in frozen_pictures(session, MEETING)] == [1, 2]
        assert frozen_picture(session, MEETING, 1).picture == first
        assert shown_picture(session, MEETING, LATER).picture == frozen_picture(session, MEETING, 2).picture
        assert shown_picture(session, MEETING, LATER).picture != first
        with pytest.raises(NotFoundError, match="3"):
            frozen_picture(session, MEETING, 3)


def test_a_meeting_held_but_never_run_here_is_computed_at_its_day(store: Engine) -> None:
    found = seen(store, HELD)
    assert found.frozen is None
    assert found.picture.as_of == JANUARY
    assert found.picture.villages.reported == 716


def test_a_meeting_to_come_is_computed_at_the_day_looked_at(store: Engine) -> None:
    assert seen(store, as_of=EVE).picture.as_of == EVE
    close(store)
    early = seen(store, as_of=EVE)
    assert (early.frozen, early.picture.as_of) == (None, EVE)


def test_one_under_way_is_computed_at_its_own_day(store: Engine) -> None:
    set_life(store, "open")
    found = seen(store)
    assert (found.frozen, found.picture.as_of) == (None, FEBRUARY)


def test_what_took_place_by_a_day(store: Engine) -> None:
    def took_place(as_of: date) -> list[tuple[str, tuple[int, ...]]]:
        with reading(store) as session:
            return [(one.info.code, one.numbers) for one in past_meetings(session, as_of)]

    assert took_place(date(2007, 1, 8)) == []
    assert took_place(LATER) == [(HELD, ())]
    close(store)
    assert took_place(LATER) == [(HELD, ()), (MEETING, (1,))]
    assert took_place(EVE) == [(HELD, ())]
    set_life(store, "open")
    assert took_place(LATER) == [(HELD, ()), (MEETING, (1,))]


def test_freezing_is_not_kept_unless_the_command_is(store: Engine) -> None:
    with Session(store) as session:
        freeze(session, MEETING, account_id=None, now=NOW, revision=1)
        session.rollback()
    with reading(store) as session:
        assert frozen_pictures(session, MEETING) == ()


def test_a_store_with_closed_meetings_is_sound(store: Engine) -> None:
    close(store)
    set_life(store, "open")
    close(store)
    assert all(finding.ok for finding in verify(store, FEBRUARY))


def test_a_picture_that_cannot_be_read_is_said(store: Engine) -> None:
    close(store)
    with store.begin() as connection:
        connection.execute(text("UPDATE meeting_snapshot SET body = 'x'"))
    with pytest.raises(SnapshotError, match="กู้จากไฟล์สำรอง"):
        seen(store)
    with reading(store) as session:
        assert [one.sound for one in frozen_pictures(session, MEETING)] == [False]
