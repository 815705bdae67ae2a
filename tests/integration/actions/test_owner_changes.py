"""When an item changes hands, the board of a past day keeps the owner it had."""

from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.actions.models import ActionParty, PartyRole
from kmcore.actions.queries import board
from kmcore.storage.unit_of_work import reading

CIRCLE, EVE, AFTER = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)


def _owners(engine: Engine, day: date) -> tuple[str, ...]:
    with reading(engine) as session:
        return next(row for row in board(session, day) if row.code == "A5").owners


def test_a_past_board_keeps_its_owner(store: Engine) -> None:
    with Session(store) as session:
        mine = select(ActionParty).where(
            col(ActionParty.action_code) == "A5", col(ActionParty.role) == "owner"
        )
        session.exec(mine).one().to_date = EVE
        session.add(ActionParty(action_code="A5", agency_code="wu", role=PartyRole.OWNER, from_date=AFTER))
        session.commit()
    assert _owners(store, CIRCLE) == ("nfe",)
    assert _owners(store, EVE) == ("nfe",)
    assert _owners(store, AFTER) == ("wu",)
