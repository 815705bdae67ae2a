"""What the loaded data set says of its province and programme."""

from sqlmodel import Session, select

from kmcore.bilingual import Bilingual
from kmcore.storage.models import DatasetInfo
from kmcore.storage.subjects import Subject, reads


def province_thai_name(session: Session) -> str:
    """Return the province's name in Thai, without its kind; "" where no data set is loaded."""
    return session.exec(select(DatasetInfo.province_th)).first() or ""


@reads(Subject.STORAGE)
def programme_name(session: Session) -> Bilingual:
    """Return what the programme is called; nothing in either language where no data set is loaded."""
    found = session.exec(select(DatasetInfo)).first()
    return Bilingual(found.programme_th, found.programme_en) if found else Bilingual(None, None)
