"""What the turn of the year is called in words, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from kmcore.bilingual import Bilingual
from kmcore.i18n import _
from kmcore.programme.queries import missions
from kmcore.programme.words import agency_names, cohort_name, responsibility_status_names, role_names
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, Fate, RowState
from kmcore.year_turn.read_models import OldRow


def fate_names() -> Mapping[Fate, str]:
    """Return the words for what may become of a row."""
    return {
        Fate.GOES_ON: _("ต่อเนื่อง"),
        Fate.ENDS: _("สิ้นสุด"),
        Fate.HANDED_OVER: _("ส่งต่อ"),
        Fate.UNDECIDED: _("ยังไม่เลือก"),
    }


def state_names() -> Mapping[RowState, str]:
    """Return the words for how far a row has come."""
    return {
        RowState.PROPOSED: _("โปรแกรมเสนอ"),
        RowState.DRAFT: _("ร่าง"),
        RowState.DECIDED: _("มติแล้ว"),
    }


@dataclass(frozen=True)
class TurnNames:
    """What agencies and missions are called, by their codes."""

    agencies: Mapping[str, str]
    missions: Mapping[str, str]

    def title(self, row: OldRow) -> str:
        """Return what people call an old row."""
        if row.kind == LINES:
            return Bilingual(row.values["title"], row.values["title_en"] or row.values["title"])
        if row.kind != RESPONSIBILITIES:
            return _("เป้าเบิกจ่ายสะสมไตรมาส {quarter}", quarter=row.values["quarter"])
        firm = "" if row.values["status"] == "stated" else responsibility_status_names()[row.values["status"]]
        parts = (self.work(row.cohort, row.mission), role_names()[row.values["role"]], firm)
        return " · ".join(filter(None, parts))

    def work(self, cohort: int | None, mission: str | None) -> str:
        """Return what a responsibility is about: a cohort, or a mission."""
        return cohort_name(cohort) if cohort is not None else self.missions.get(mission or "", mission or "")

    def agency(self, code: str | None) -> str:
        """Return an agency's short name; "" for none."""
        return self.agencies.get(code, code) if code else ""


def turn_names(session: Session) -> TurnNames:
    """Return the names of this moment, in the reader's language."""
    return TurnNames(agency_names(session), {one.code: one.name for one in missions(session)})
