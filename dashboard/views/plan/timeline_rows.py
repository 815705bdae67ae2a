"""The rows of the timeline: under each agency or district its entries, a circle's sessions on one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.views.plan.plan_choice import By
from kmcore.activity_plan.kinds import PlanKind
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.i18n import _

MOST_ROWS: Final = (
    48  # more of them is a wall of lines: one chooses an agency or a district, or reads the list
)


@dataclass(frozen=True)
class TimelineRow:
    """A row: under which heading it stands, what it is called, its marks by the day they begin."""

    group: str
    name: str
    entries: tuple[PlanEntry, ...]


def timeline_rows(
    entries: Sequence[PlanEntry], by: By, agencies: Mapping[str, str], districts: Mapping[str, str]
) -> list[TimelineRow]:
    """Return the rows of the entries that have a day: groups in the order of ``agencies`` or ``districts``.

    What has no agency stands under what it is (circles, visits), what has no district under the whole province.
    """
    found: dict[tuple[str, str], list[PlanEntry]] = {}
    for one in entries:
        if one.begin is not None or one.held_on is not None:
            found.setdefault((_group_key(one, by), _row_key(one)), []).append(one)
    names = agencies if by is By.AGENCY else districts
    order = {code: place for place, code in enumerate(names)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[0]))
    return [
        TimelineRow(_group_name(key[0], found[key][0], names), _row_name(found[key]), tuple(found[key]))
        for key in keys
    ]


def _group_key(one: PlanEntry, by: By) -> str:
    if by is By.DISTRICT:
        return one.district_code or ""
    return one.agency_code or f"~{_OWN_GROUPS.index(one.kind)}"  # after every agency's code


def _row_key(one: PlanEntry) -> str:
    return f"{one.kind}:{one.row}"


def _group_name(key: str, one: PlanEntry, names: Mapping[str, str]) -> str:
    if key in names:
        return names[key]
    if key == "":
        return _("ทั้งจังหวัด")
    return {
        PlanKind.CIRCLE: _("วงเรียนรู้"),
        PlanKind.VISIT: _("ผู้ว่าฯ และคณะ"),
        PlanKind.APPOINTMENT: _("นัดหมายตามมติ"),
    }.get(one.kind, _("ไม่ระบุหน่วยงาน"))


def _row_name(entries: Sequence[PlanEntry]) -> str:
    first = entries[0]
    if first.kind is PlanKind.VISIT:
        return _("นิเทศติดตามรายอำเภอ")
    if first.kind is PlanKind.APPOINTMENT:
        return _("วันนัดที่ตั้งไว้")
    return first.title


_OWN_GROUPS: Final = (
    PlanKind.CIRCLE,
    PlanKind.VISIT,
    PlanKind.APPOINTMENT,
    PlanKind.TRAINING,
    PlanKind.ACTIVITY,
)
