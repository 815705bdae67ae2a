"""What is proposed of an open item when the secretariat has written nothing: it follows from how it stands. Pure."""

from collections.abc import Callable, Mapping
from typing import Protocol

from kmcore.actions.owner_words import FEW, owner_in_short
from kmcore.actions.queries import ActionRow, AgencyPart, Status, WorkState
from kmcore.bilingual import Bilingual
from kmcore.i18n import _, _n, speaking
from kmcore.meetings.agenda.read_models import Proposal
from kmcore.programme.agency_words import ON_PAPER


class AgencyLike(Protocol):
    """An agency with its short name."""

    @property
    def short(self) -> str:
        """Its short name in the current language."""


Agencies = Mapping[str, AgencyLike]


def in_both_languages(make: Callable[[], str]) -> Bilingual:
    """Return what ``make`` says in Thai and in English."""
    with speaking("th"):
        thai = str(make())
    with speaking("en"):
        return Bilingual(thai, str(make()))


def derived_proposal(row: ActionRow, agencies: Agencies) -> Proposal:
    """Return the first of these that holds for the item.

    1. an agency asks: the chair decides on its own words. 2. nobody owns it: name one owner now. 3. late: say what
    is left and by when. 4. blocked: remove the obstacle. 5. no due date: set one. 6. never reported: report now.
    7. else the progress is acknowledged.
    """
    return Proposal(text=in_both_languages(lambda: _sentence(row, agencies)), written=False)


def _sentence(row: ActionRow, agencies: Agencies) -> str:
    if row.open_asks:
        return " ".join(_asked(part, agencies) for part in row.open_asks)
    if not row.has_owner:
        return _("ให้ที่ประชุมกำหนดหน่วยงานเจ้าของงานหนึ่งหน่วยงานวันนี้ (จับตัววางตาย)")
    return _of_owners(row, _owners(row, agencies))


def _of_owners(row: ActionRow, owners: str) -> str:
    if row.status == Status.LATE:
        return _n(
            "เลยกำหนด {count} วัน ขอให้ {owners} แจ้งว่าเหลืออะไรและจะเสร็จเมื่อใด", row.days_late, owners=owners
        )
    if row.state == WorkState.BLOCKED:
        return _blocked(row)
    if row.due_date is None:
        return _("ให้ที่ประชุมกำหนดวันแล้วเสร็จ")
    if row.last_update is None:
        return _("ขอให้ {owners} รายงานความคืบหน้าในที่ประชุม", owners=owners)
    return _("รับทราบความคืบหน้า")


def _asked(part: AgencyPart, agencies: Agencies) -> str:
    return _(
        "ขอให้ประธานพิจารณาเรื่องที่ {agency} ขอ “{ask}”", agency=_name(part.agency_code, agencies), ask=part.ask
    )


def _blocked(row: ActionRow) -> str:
    if row.obstacle:
        return _("ให้ที่ประชุมช่วยแก้อุปสรรค “{obstacle}”", obstacle=row.obstacle)
    return _("ให้ที่ประชุมช่วยแก้เรื่องที่ทำให้งานติดขัด")


def _owners(row: ActionRow, agencies: Agencies) -> str:
    """Return who is called upon; many that the source calls nothing together are not read out one by one."""
    if len(row.owners) > FEW and not row.owner_label:
        return _("หน่วยงานเจ้าของงาน")
    return owner_in_short(row, {code: found.short for code, found in agencies.items()}, ON_PAPER)


def _name(code: str, agencies: Agencies) -> str:
    return agencies[code].short if code in agencies else code
