"""What an account has written, and which items an agency has to do with: for its owner to read, and to forget."""

from sqlalchemy import delete, union
from sqlmodel import Session, col, select

from kmcore.actions.models import ActionParty, ActionUpdate, Attachment, ReportDraft
from kmcore.actions.report import WrittenReport
from kmcore.storage.from_row import from_row


def reports_by(session: Session, account_id: int) -> list[WrittenReport]:
    """Return every report the account wrote, oldest first."""
    query = select(ActionUpdate).where(col(ActionUpdate.account_id) == account_id)
    rows = session.exec(query.order_by(col(ActionUpdate.id))).all()
    photos = _photos(session, [row.id or 0 for row in rows])
    return [from_row(WrittenReport, row, id=row.id or 0, photos=photos.get(row.id or 0, ())) for row in rows]


def items_of_agency(session: Session, agency_code: str) -> frozenset[str]:
    """Return the codes of the items the agency has, or had, a part in or reported on."""
    query = union(
        select(col(ActionParty.action_code)).where(col(ActionParty.agency_code) == agency_code),
        select(col(ActionUpdate.action_code)).where(col(ActionUpdate.agency_code) == agency_code),
    )
    return frozenset(session.execute(query).scalars())


def drop_drafts(session: Session, account_id: int) -> None:
    """Forget everything the account has typed and not sent; the caller commits."""
    session.execute(delete(ReportDraft).where(col(ReportDraft.account_id) == account_id))


def _photos(session: Session, updates: list[int]) -> dict[int, tuple[int, ...]]:
    """Return the numbers of the photos by report, without reading the photos."""
    query = select(Attachment.update_id, Attachment.id).where(col(Attachment.update_id).in_(updates))
    found: dict[int, tuple[int, ...]] = {}
    for update_id, number in session.exec(query.order_by(col(Attachment.id))):
        found[update_id] = (*found.get(update_id, ()), number or 0)
    return found
