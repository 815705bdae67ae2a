"""Counting failed tries per name and per address, so that nobody tries passwords for long.

A try is counted before its password is looked at and forgiven when it was right: a hundred at the same
moment are no way round the count. Names are kept signed, never as typed: people type passwords there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Final

from sqlalchemy import ColumnElement, Engine, delete, func
from sqlmodel import Session, col, select

from kmcore.access.models import SignInFailure
from kmcore.access.signing_key import signature

WINDOW: Final = timedelta(minutes=15)
PER_NAME: Final = 5
PER_PLACE: Final = 30  # an office goes out by one address
IPV6_OF_ONE: Final = 64  # one subscriber has this whole network, and could take a new address each time


@dataclass(frozen=True)
class Trial:
    """Who is being tried and from where, as failures are counted."""

    name_hash: str
    place: str


def trial(engine: Engine, login: str, place: str) -> Trial:
    """Return what a try for ``login`` (cleaned) from the address ``place`` is counted by."""
    return Trial(signature(engine, "sign-in name", login), _network(place))


def wait_for(session: Session, tried: Trial, now: datetime) -> timedelta | None:
    """Return how long this name, or this address, must wait; None when it may try."""
    recent = col(SignInFailure.at) > now - WINDOW
    of_name = _oldest_counted(session, [recent, col(SignInFailure.name_hash) == tried.name_hash], PER_NAME)
    of_place = (
        _oldest_counted(session, [recent, col(SignInFailure.place) == tried.place], PER_PLACE)
        if tried.place
        else None
    )
    ends = [at + WINDOW for at in (of_name, of_place) if at]
    return max(ends) - now if ends else None


def count(session: Session, tried: Trial, now: datetime) -> None:
    """Count a try; what is too old to count is deleted."""
    session.execute(delete(SignInFailure).where(col(SignInFailure.at) <= now - WINDOW))
    session.add(SignInFailure(name_hash=tried.name_hash, place=tried.place, at=now))


def forgive(session: Session, tried: Trial) -> None:
    """Forget the tries for this name from this address: the password was right at last.

    Those from elsewhere stay: who guesses gets no new tries because the owner signed in.
    """
    session.execute(
        delete(SignInFailure).where(
            col(SignInFailure.name_hash) == tried.name_hash, col(SignInFailure.place) == tried.place
        )
    )


def waiting_minutes(wait: timedelta) -> int:
    """Return a wait in whole minutes, at least 1, rounded up."""
    return max(1, -(-int(wait.total_seconds()) // 60))


def _oldest_counted(session: Session, where: Sequence[ColumnElement[bool]], most: int) -> datetime | None:
    """Return when the last ``most`` failures began, if there are so many: once that is too old, one may try."""
    if session.scalar(select(func.count()).select_from(SignInFailure).where(*where)) < most:  # type: ignore[operator]
        return None
    at = col(SignInFailure.at)
    return session.exec(select(at).where(*where).order_by(at.desc()).offset(most - 1).limit(1)).first()


def _network(place: str) -> str:
    try:
        address = ip_address(place)
    except ValueError:
        return place[:64]
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network(f"{address}/{IPV6_OF_ONE}", strict=False))
