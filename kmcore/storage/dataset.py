"""What the loaded data set says of its province."""

from sqlmodel import Session, select

from kmcore.storage.models import DatasetInfo


def province_thai_name(session: Session) -> str:
    """Return the province's name in Thai, without its kind; "" where no data set is loaded."""
    return session.exec(select(DatasetInfo.province_th)).first() or ""
