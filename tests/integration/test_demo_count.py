"""Counting the demonstration layer: what is counted is what removing it removes."""

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.exchange.demo import count_demo, remove_demo


def test_what_is_counted_is_what_can_be_removed(store: Engine) -> None:
    with Session(store) as session:
        counted = count_demo(session)
        assert counted.total > 0
        assert dict(remove_demo(session).counts) == dict(counted.counts)
        assert dict(count_demo(session).counts) == {}
        session.rollback()


def test_a_store_without_the_layer_counts_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        assert count_demo(session).total == 0
