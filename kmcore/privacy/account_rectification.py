"""Putting right what an account says of its person (Personal Data Protection Act B.E. 2562, sections 35-36)."""

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.account_register import existing
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import command
from kmcore.access.person_texts import checked_person


def change_person(  # noqa: PLR0913 - what an account says of its person, by name
    engine: Engine, by: By, account_id: int, *, label: str, full_name: str | None, email: str | None
) -> None:
    """Give an account another label, full name or e-mail address; None or "" empties the last two.

    The chain says which fields changed, never what stood in them: a name there would outlive its erasure.

    Raises:
        PersonTextError: a text is too long, holds what cannot be printed, or is no e-mail address.
        NotAllowedError: ``by`` is no administrator.
        NotFoundError: there is no such account.
    """
    with command(engine, by, permissions.CHANGE_PERSON, Target(account_id=account_id)) as running:
        account = existing(running.session, account_id)
        new = checked_person(label, full_name, email)
        changed = [name for name, text in new.items() if getattr(account, name) != text]
        for name in changed:
            setattr(account, name, new[name])
        if changed:
            running.commit({"fields": changed}, thing=f"account:{account_id}")
