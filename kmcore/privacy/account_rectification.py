"""Putting right what an account says of its person (Personal Data Protection Act B.E. 2562, sections 35-36)."""

import re
from typing import Final

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.account_register import existing
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import command
from kmcore.privacy.personal_data import PersonError

LABEL, NAME, EMAIL = 120, 200, 254  # letters, as the table holds them
_ADDRESS: Final = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;]+")


def change_person(  # noqa: PLR0913 - what an account says of its person, by name
    engine: Engine, by: By, account_id: int, *, label: str, full_name: str | None, email: str | None
) -> None:
    """Give an account another label, full name or e-mail address; None or "" empties the last two.

    The chain says which fields changed, never what stood in them: a name there would outlive its erasure.

    Raises:
        PersonError: a text is too long, holds what cannot be printed, or is no e-mail address.
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


def checked_person(label: str, full_name: str | None, email: str | None) -> dict[str, str | None]:
    """Return the three texts as an account keeps them.

    Raises:
        PersonError: one of them cannot be kept.
    """
    shown, name, address = _text(label, LABEL), _text(full_name, NAME), _text(email, EMAIL)
    if shown is None:
        raise PersonError("ยังไม่ได้ใส่ชื่อที่ผู้อื่นเห็น ใส่ตำแหน่ง เช่น หัวหน้าเกษตรจังหวัด")
    if address is not None and not (address.isascii() and _ADDRESS.fullmatch(address)):
        raise PersonError("ที่อยู่อีเมลใช้ไม่ได้ ใส่แบบ ชื่อ@หน่วยงาน.go.th หรือเว้นว่าง")
    return {"label": shown, "full_name": name, "email": address}


def _text(given: str | None, most: int) -> str | None:
    text = " ".join((given or "").split())
    if len(text) > most or not text.isprintable():
        raise PersonError("ข้อความยาวเกิน {most} ตัวอักษรหรือมีอักขระที่พิมพ์ไม่ได้ ย่อหรือพิมพ์ใหม่", most=most)
    return text or None
