"""A sign-in that ran out by itself, as opposed to one that was ended: what its owner typed is still kept."""

from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from kmcore.access.models import Account, SignInSession
from kmcore.access.sessions import token_hash

AFTER: Final = timedelta(days=30)


def writer_of(session: Session, token: str, now: datetime) -> int | None:
    """Return the account that a draft sent with this token belongs to; None: keep nothing.

    A token that only expired is as good as a fresh one here: its draft can be read by its owner alone, once
    signed in. One that was ended (signed out, password or role changed, account disabled) may be in other hands,
    and one long past its end (30 days on) is nobody's open form.
    """
    query = (
        select(Account.id, SignInSession.expires_at)
        .join(SignInSession, col(SignInSession.account_id) == col(Account.id))
        .where(SignInSession.token_hash == token_hash(token), col(SignInSession.ended_at).is_(None))
        .where(col(Account.active))
    )
    found = session.exec(query).first()
    if found is None:
        return None
    account_id, expires_at = found
    return account_id if now - expires_at < AFTER else None
