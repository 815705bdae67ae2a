"""Accounts, their sign-in sessions, and the access log."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.storage.base import Base, text_column


class Account(Base, table=True):
    """A person who signs in. ``label`` is the role label shown to others ("หัวหน้า พช."), never a name.

    ``login``, ``full_name`` and ``email`` are personal data; erasing empties them and keeps the row, for
    what was reported stays. ``password_hash`` is empty where the person signs in by OIDC only. ``password_until``: it was made
    for the person, opens nothing but its change, and not even that from then on (ASVS 5.0, 6.4.1).
    """

    __tablename__ = "account"
    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(max_length=80, unique=True)
    label: str = Field(max_length=120)
    full_name: str | None = Field(default=None, max_length=200)
    email: str | None = Field(default=None, max_length=254)
    role: AccountRole = text_column(12)
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12, index=True)
    password_hash: str = Field(default="", max_length=255)
    password_until: datetime | None = None
    active: bool = True
    demo: bool = False
    created_at: datetime
    noticed_at: datetime | None = None
    erased_at: datetime | None = None


class OidcIdentity(Base, table=True):
    """An account's name at an identity provider: issuer and subject, which never change."""

    __tablename__ = "oidc_identity"
    issuer: str = Field(primary_key=True, max_length=255)
    subject: str = Field(primary_key=True, max_length=255)
    account_id: int = Field(foreign_key="account.id", index=True)
    linked_at: datetime


class SignInSession(Base, table=True):
    """A sign-in on one device. The cookie holds the token; here lies its SHA-256 only.

    ``temporary``: by a password made for the person, which has to be changed first.
    """

    __tablename__ = "sign_in_session"
    token_hash: str = Field(primary_key=True, max_length=64)
    account_id: int = Field(foreign_key="account.id", index=True)
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    place: str = Field(default="", max_length=64)
    device: str = Field(default="", max_length=120)
    temporary: bool = False
    ended_at: datetime | None = None
    ended_by: SessionEnd | None = text_column(12, default=None, nullable=True)


class SignInFailure(Base, table=True):
    """A failed try, counted per account name and per address. Names are hashed: people type passwords there."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (
        Index("ix_sign_in_failure_name", "name_hash", "at"),
        Index("ix_sign_in_failure_place", "place", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name_hash: str = Field(max_length=64)
    place: str = Field(max_length=64)
    at: datetime


class AccessEvent(Base, table=True):
    """What happened to an account: sign-ins, refusals, looks at personal data. Appended only."""

    __tablename__ = "access_event"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    kind: EventKind = text_column(24)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    by_account_id: int | None = Field(default=None, foreign_key="account.id")
    place: str = Field(default="", max_length=64)
    note: str = Field(default="", max_length=200)
