"""Each agency: what it does, whether it sat in the circle, what it took on, what it owes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import words
from dashboard.frame import Here
from dashboard.links import link
from dashboard.sources.labels import Known, source_column
from dashboard.store import ask
from dashboard.tables import Column, table
from kmcore.actions.queries import board, by_agency
from kmcore.i18n import _, pick
from kmcore.programme.models import Role, Scheme
from kmcore.programme.promised import Promised, promised_villages
from kmcore.programme.queries import AgencyInfo, Promise


@dataclass(frozen=True)
class Taken:
    """Villages taken on in a scheme: ``pledged`` as a number, ``named`` one by one."""

    pledged: int
    named: int
    demo: bool

    @property
    def text(self) -> str:
        """Return "214 / 250": named of pledged."""
        return f"{words.number(self.named)} / {words.number(self.pledged)}"


@dataclass(frozen=True)
class AgencyLine:
    """An agency with its part. A scheme in which it pledged nothing by number is missing."""

    row: AgencyInfo
    taken: Mapping[str, Taken]
    items: int
    silent: bool


def draw_agencies(here: Here, people: Sequence[AgencyInfo], promises: Sequence[Promise], known: Known) -> None:
    """Draw a row an agency, in the data set's order."""
    table(
        _columns(known),
        _lines(here, people, promises),
        caption=_("หน่วยงานและหน้าที่"),
        empty=_("ข้อมูลชุดนี้ยังไม่มีหน่วยงาน"),
    )


def _lines(here: Here, people: Sequence[AgencyInfo], promises: Sequence[Promise]) -> list[AgencyLine]:
    named = ask(promised_villages, here.as_of)
    counts = {count.agency_code: count for count in by_agency(ask(board, here.as_of, here.since), people)}
    return [
        AgencyLine(
            row,
            _taken([promise for promise in promises if promise.agency_code == row.code], named),
            counts[row.code].total,
            counts[row.code].silent,
        )
        for row in people
    ]


def _taken(promises: Sequence[Promise], named: Mapping[str, Promised]) -> dict[str, Taken]:
    """Add up what was pledged by scheme; support pledges no village."""
    found: dict[str, Taken] = {}
    for promise in promises:
        if promise.role == Role.SUPPORT or promise.pledged is None:
            continue
        before = found.get(promise.scheme, Taken(0, 0, demo=False))
        now = named.get(promise.code, Promised(0, demo=False))
        found[promise.scheme] = Taken(
            before.pledged + promise.pledged, before.named + now.villages, before.demo or now.demo
        )
    return found


def _columns(known: Known) -> list[Column[AgencyLine]]:
    return [
        Column(_("หน่วยงาน"), lambda line: line.row.short, link=lambda line: link("villages", agency=line.row.code)),
        Column(_("ชื่อเต็มและหน้าที่"), lambda line: _duty(line.row)),
        Column(_("วง 9 ม.ค. 2550"), lambda line: _("✓ มา") if line.row.present else _("– ไม่อยู่ในรายชื่อ"), "nowrap"),
        _scheme(_("ตามรุ่น"), Scheme.COHORT),
        _scheme(_("ตามภารกิจ"), Scheme.MISSION),
        Column(
            _("งานที่เป็นเจ้าของ"),
            lambda line: words.number(line.items),
            "number",
            lambda line: link("actions", by="agency", agency=line.row.code) if line.items else None,
        ),
        Column(_("รายงานล่าสุด"), lambda line: _("○ ยังไม่รายงาน") if line.silent else "", "nowrap"),
        source_column(known, lambda line: line.row.source),
    ]


def _scheme(head: str, scheme: Scheme) -> Column[AgencyLine]:
    return Column(
        head,
        lambda line: line.taken[scheme].text if scheme in line.taken else words.NONE,
        "number",
        lambda line: link("villages", agency=line.row.code) if scheme in line.taken else None,
        lambda line: scheme in line.taken and line.taken[scheme].demo,
    )


def _duty(row: AgencyInfo) -> str:
    duty = pick(row.duty_th, row.duty_en)
    return f"{row.name}: {duty}" if duty else row.name
