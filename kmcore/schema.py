"""Imports every table once, so that the metadata is whole wherever it is needed."""

from kmcore.access import models as access
from kmcore.actions import models as actions
from kmcore.areas import models as areas
from kmcore.budget import models as budget
from kmcore.documents import models as documents
from kmcore.fieldwork import models as fieldwork
from kmcore.learning import models as learning
from kmcore.meetings import models as meetings
from kmcore.meetings import session_models as sessions
from kmcore.meetings.room_tables import models as room
from kmcore.programme import models as programme
from kmcore.registers import models as registers
from kmcore.reminders import models as reminders
from kmcore.snapshot import models as snapshot
from kmcore.sources import models as sources
from kmcore.storage import models as storage
from kmcore.storage.audit import models as audit
from kmcore.storage.base import Base
from kmcore.year_turn import models as year_turn

SUBJECTS = (
    access,
    actions,
    areas,
    audit,
    budget,
    documents,
    fieldwork,
    learning,
    meetings,
    programme,
    registers,
    reminders,
    room,
    sessions,
    snapshot,
    sources,
    storage,
    year_turn,
)
metadata = Base.metadata
