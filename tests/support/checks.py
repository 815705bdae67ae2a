"""One question on which sources differ, by its code."""

from datetime import date

from sqlmodel import Session

from kmcore.sources.queries import checks
from kmcore.sources.read_models import CheckRow


def check(session: Session, code: str, as_of: date) -> CheckRow:
    """Return a question that is known on the day."""
    return next(row for row in checks(session, as_of) if row.code == code)
