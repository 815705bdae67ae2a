"""Whether a report's form has gone through: what was typed into it is then no draft any more."""

from sqlmodel import Session, col, select

from kmcore.actions.models import ActionUpdate


def is_sent(session: Session, submission: str) -> bool:
    """Tell whether the report of this form (``ReportForm.submission``) is kept."""
    if not submission or "\0" in submission:
        return False
    query = select(ActionUpdate.id).where(col(ActionUpdate.submission) == submission)
    return session.exec(query).first() is not None
