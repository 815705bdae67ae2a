"""Sign-in sessions: a random token in the cookie, its hash in the store, asked about at every run."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from kmcore.access.actor import By, User
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import Account, SignInSession
from kmcore.access.roles import ROLES
from kmcore.clock import Clock, system_clock
from kmcore.storage.unit_of_work import quiet_write

SEEN_EVERY: Final = timedelta(minutes=5)  # a write at every run would cost more than the run


@dataclass(frozen=True)
class SignedIn:
    """A session that holds: who, since when, and whether the notice on personal data was read.

    ``hashed`` is what the store keeps of its token.
    """

    user: User
    since: datetime
    seen_at: datetime
    noticed: bool
    temporary: bool = False
    hashed: str = field(default="", repr=False)

    def acting(self, place: str = "", clock: Clock = system_clock) -> By:
        """Return who acts, for a command: this session, from ``place``."""
        return By(self.user, place, clock, self.hashed)


def token_hash(token: str) -> str:
    """Return what the store keeps of a token: 256 random bits need no salt."""
    return sha256(token.encode()).hexdigest()


def new_session(  # noqa: PLR0913 - what a session is made of, by name
    session: Session,
    account: Account,
    now: datetime,
    *,
    place: str = "",
    device: str = "",
    temporary: bool = False,
) -> str:
    """Add a session for ``account`` and return its token, which nobody can read again.

    ``temporary``: it opens nothing but the change of the password.
    """
    token = secrets.token_urlsafe(32)
    session.add(
        SignInSession(
            token_hash=token_hash(token),
            account_id=account.id or 0,
            created_at=now,
            seen_at=now,
            expires_at=now + ROLES[AccountRole(account.role)].sign_in.at_most,
            place=place[:64],
            device=device[:120],
            temporary=temporary,
        )
    )
    return token


def signed_in(session: Session, token: str, now: datetime, *, temporary_too: bool = False) -> SignedIn | None:
    """Return who the token belongs to; None for one unknown, ended, expired, unused too long, or disabled.

    None also for one that may only change its password, unless it is asked for ``temporary_too``.
    """
    return signed_in_by_hash(session, token_hash(token), now, temporary_too=temporary_too)


def signed_in_by_hash(
    session: Session, hashed: str, now: datetime, *, temporary_too: bool = False
) -> SignedIn | None:
    """Return the same as ``signed_in`` for what the store keeps of a token."""
    query = (
        select(SignInSession, Account)
        .join(Account, col(Account.id) == col(SignInSession.account_id))
        .where(SignInSession.token_hash == hashed)
    )
    found = session.exec(query).first()
    if found is None or not _holds(*found, now):
        return None
    kept, account = found
    if kept.temporary and not temporary_too:
        return None
    noticed = account.noticed_at is not None
    return SignedIn(user_of(account), kept.created_at, kept.seen_at, noticed, kept.temporary, hashed)


def _holds(kept: SignInSession, account: Account, now: datetime) -> bool:
    idle = ROLES[AccountRole(account.role)].sign_in.unused
    fresh = now < kept.expires_at and now - kept.seen_at < idle
    return fresh and kept.ended_at is None and account.active


def owner_of(session: Session, token: str) -> int | None:
    """Return the account of a token whether or not it still holds: a draft is kept for who let it expire."""
    query = select(SignInSession.account_id).where(SignInSession.token_hash == token_hash(token))
    return session.exec(query).first()


def user_of(account: Account) -> User:
    """Return an account as commands know it."""
    return User(account.id, AccountRole(account.role), account.label, account.agency_code)


def touch(engine: Engine, token: str, found: SignedIn, now: datetime) -> None:
    """Note that the session was used, at most every five minutes."""
    if now - found.seen_at >= SEEN_EVERY:
        with quiet_write(engine) as session:
            kept = col(SignInSession.token_hash) == token_hash(token)
            session.execute(update(SignInSession).where(kept).values(seen_at=now))


def end_sessions(
    session: Session, account_id: int, why: SessionEnd, now: datetime, *, but: str | None = None
) -> int:
    """End every session of an account (``but`` the one of this token); return how many."""
    query = update(SignInSession).where(
        col(SignInSession.account_id) == account_id, col(SignInSession.ended_at).is_(None)
    )
    if but is not None:
        query = query.where(col(SignInSession.token_hash) != token_hash(but))
    return int(session.execute(query.values(ended_at=now, ended_by=why)).rowcount)  # type: ignore[attr-defined]


def end_session(session: Session, token: str, why: SessionEnd, now: datetime) -> None:
    """End the session of one token."""
    kept = col(SignInSession.token_hash) == token_hash(token)
    session.execute(
        update(SignInSession)
        .where(kept, col(SignInSession.ended_at).is_(None))
        .values(ended_at=now, ended_by=why)
    )
