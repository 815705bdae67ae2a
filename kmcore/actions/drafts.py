"""What a person has typed for an item and not yet sent: kept quietly, so that nothing typed is lost."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from kmcore.access.words import role_labels
from kmcore.actions.models import ActionItem, ReportDraft
from kmcore.errors import KmError, NotFoundError
from kmcore.storage.unit_of_work import quiet_write

LONGEST: Final = 20_000  # letters a field: more than a report may have, so that it can be shortened


class DraftError(KmError):
    """A draft is too long to be kept."""


@dataclass(frozen=True)
class TypedReport:
    """The form's fields as they stand, valid or not; ``saved_at`` in UTC."""

    state: str
    progress: int
    done: str
    obstacle: str
    ask: str
    link: str
    saved_at: datetime


def save_draft(engine: Engine, account_id: int, action_code: str, draft: TypedReport) -> None:
    """Keep what is typed, in place of what was kept before; no audit row, no revision.

    Raises:
        DraftError: a field has more than 20,000 letters.
        NotFoundError: there is no such item or account.
    """
    body = _body(draft)
    with quiet_write(engine) as session:
        _require_existing(session, account_id, action_code)
        _put(session, account_id, action_code, body, draft.saved_at)


def typed_report(session: Session, account_id: int, action_code: str) -> TypedReport | None:
    """Return what the person has typed for the item and not sent."""
    return typed_reports(session, account_id).get(action_code)


def typed_reports(session: Session, account_id: int) -> dict[str, TypedReport]:
    """Return everything the person has typed and not sent, by the item's code."""
    kept = session.exec(select(ReportDraft).where(col(ReportDraft.account_id) == account_id))
    return {row.action_code: TypedReport(**json.loads(row.body), saved_at=row.saved_at) for row in kept}


def drop_draft(session: Session, account_id: int, action_code: str) -> None:
    """Forget what was typed for the item; the caller commits."""
    session.execute(
        delete(ReportDraft).where(
            col(ReportDraft.account_id) == account_id, col(ReportDraft.action_code) == action_code
        )
    )


def _body(draft: TypedReport) -> str:
    fields = asdict(draft)
    del fields["saved_at"]
    texts = {name: _storable(value) for name, value in fields.items() if isinstance(value, str)}
    longest = max(texts.values(), key=len)
    if len(longest) > LONGEST:
        raise DraftError(
            "ข้อความที่พิมพ์ยาว {length} ตัวอักษร เก็บร่างได้ไม่เกินช่องละ {limit} ย่อให้สั้นลง ร่างจึงจะถูกเก็บ",
            length=f"{len(longest):,}",
            limit=f"{LONGEST:,}",
        )
    return json.dumps(fields | texts)  # ASCII: NUL, too, is only \u0000 in it


def _storable(text: str) -> str:
    """Half of a surrogate pair is no letter, and no browser could be sent it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _require_existing(session: Session, account_id: int, action_code: str) -> None:
    known = "\0" not in action_code and session.get(ActionItem, _storable(action_code)) is not None
    if not known or not role_labels(session, [account_id]):
        raise NotFoundError("เก็บร่างไม่ได้ เพราะไม่มีงานหรือบัญชีนี้แล้ว คัดลอกข้อความไว้ แล้วเปิดงานจากรายการงานติดตาม")


def _put(session: Session, account_id: int, action_code: str, body: str, saved_at: datetime) -> None:
    """Insert, or replace what lies there: two open pages of one person may save at once."""
    kind = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    row = {"account_id": account_id, "action_code": action_code, "body": body, "saved_at": saved_at}
    session.execute(
        kind.insert(ReportDraft)
        .values(**row)
        .on_conflict_do_update(
            index_elements=["account_id", "action_code"], set_={"body": body, "saved_at": saved_at}
        )
    )
