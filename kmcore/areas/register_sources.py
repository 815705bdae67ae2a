"""Where the register of villages comes from."""

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.areas.models import Village


def register_sources(session: Session) -> list[str]:
    """Return the codes of the sources that the villages of the register come from, each once."""
    query = select(col(Village.source_code)).distinct().where(col(Village.source_code).is_not(None))
    return sorted(session.scalars(query))
