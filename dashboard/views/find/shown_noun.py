"""A noun as its page speaks of it: what it is called, where it belongs, and by what other rows concern it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.find.noun_address import AskedNoun
from dashboard.widgets.nouns import area_name, cohort_of, line_name, mission_name
from kmcore.areas.area_records import AreaRecord, area_record
from kmcore.budget.queries import budget_lines_of_every_year
from kmcore.budget.read_models import BudgetRow
from kmcore.i18n import _
from kmcore.programme.coverage import Filters
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.village_record import village_record
from kmcore.search.kinds import NounKind

Row = TypeVar("Row")
EVER: Final = date(9999, 1, 1)


@dataclass(frozen=True, kw_only=True)
class ShownNoun:
    """A noun. ``known``: it had been spoken of by the day that is looked at.

    ``filters``: which villages are its own, None for a noun that has none. ``agencies``, ``cohort``, ``mission``:
    whose responsibilities concern it. ``facts``: a name and a value each. ``ways``: other pages that show it whole.
    """

    kind: NounKind
    code: str
    name: str
    source: str | None
    known: bool = True
    filters: Filters | None = None
    area: AreaRecord | None = None
    agency: str | None = None
    cohort: int | None = None
    mission: str | None = None
    line: BudgetRow | None = None
    belongs: tuple[Markup, ...] = ()
    facts: tuple[tuple[object, object], ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    lines: tuple[BudgetRow, ...] = field(default=(), repr=False)

    @property
    def district(self) -> str | None:
        """Return the district it lies in, or is."""
        return self.area.district.code if self.area else None


def shown_noun(asked: AskedNoun, as_of: date) -> ShownNoun | None:
    """Return the noun that is asked for; None where there is none of this code."""
    return _MAKERS[asked.kind](asked.code, as_of)


def _area(code: str, as_of: date) -> ShownNoun | None:
    area = ask(area_record, code, as_of)
    if area is None:
        return None
    return ShownNoun(
        kind=NounKind(area.level),
        code=code,
        name=_area_words(area, as_of),
        source=area.source,
        known=area.there_on(as_of),
        filters=Filters(area=code),
        area=area,
        belongs=tuple(area_name(parent, name) for _level, parent, name in area.parents(as_of)),
        facts=(
            *_own_cohort(area, as_of),
            (_("ครัวเรือน"), area.households),
            (_("ประชากร"), area.population),
        ),
        ways=((_("ดูบนแผนที่"), link("villages", area=code)),),
    )


def _own_cohort(area: AreaRecord, as_of: date) -> tuple[tuple[object, object], ...]:
    """Return a village's cohort and since when, nothing for other areas and before it is in one."""
    own = ask(village_record, area.code, as_of).cohort if area.level == "village" else None
    if own is None:
        return ()
    return ((cohort_of(own.number), _("ตั้งแต่ {day}", day=formatting.day(own.from_date))),)


def _area_words(area: AreaRecord, as_of: date) -> str:
    """Return what the area is called; a village without a name by its number in its subdistrict."""
    nameless = area.name is None and area.subdistrict
    return f"{area.label()} {area.subdistrict.name()}" if nameless and area.subdistrict else area.label(as_of)


def _of_level(level: NounKind) -> Callable[[str, date], ShownNoun | None]:
    def made(code: str, as_of: date) -> ShownNoun | None:
        found = _area(code, as_of)
        return found if found and found.kind is level else None

    return made


def _ever_and_now(
    asked: Callable[..., Iterable[Row]], as_of: date, **key: object
) -> tuple[Row | None, Row | None]:
    """Return the row with this key as it is whenever it was told of, and as it was told by the day."""
    ((name, value),) = key.items()
    meant = [[row for row in ask(asked, *day) if getattr(row, name) == value] for day in ((), (as_of,))]
    ever, now = (next(iter(rows), None) for rows in meant)
    return ever, now


def _agency(code: str, as_of: date) -> ShownNoun | None:
    row, known = _ever_and_now(agencies, as_of, code=code)
    if row is None:
        return None
    return ShownNoun(
        kind=NounKind.AGENCY,
        code=code,
        name=row.short if row.short == row.name else f"{row.short} · {row.name}",
        source=known.source if known else None,
        known=known is not None,
        filters=Filters(agency=code) if row.in_programme else None,
        agency=code,
        facts=((_("สังกัด"), row.ministry), (_("หน้าที่"), known.duty if known else None)),
        ways=(
            (_("หมู่บ้านของหน่วยงาน"), link("villages", agency=code) if row.in_programme else ""),
            (_("งานของหน่วยงาน"), link("actions", by="agency", agency=code)),
        ),
    )


def _cohort(code: str, as_of: date) -> ShownNoun | None:
    number = int(code) if code.isascii() and code.isdecimal() and len(code) < len("1000") else 0
    row, known = _ever_and_now(cohorts, as_of, number=number)
    if row is None:
        return None
    return ShownNoun(
        kind=NounKind.COHORT,
        code=code,
        name=row.name,
        source=known.source if known else None,
        known=known is not None,
        filters=Filters(cohort=number),
        cohort=number,
        belongs=(mission_name(row.mission_code),),
        facts=((_("หมู่บ้านตามที่มา"), row.target_villages),),
        ways=((_("หมู่บ้านของรุ่น"), link("villages", cohort=str(number))),),
    )


def _mission(code: str, as_of: date) -> ShownNoun | None:
    row, known = _ever_and_now(missions, as_of, code=code)
    if row is None:
        return None
    theirs = [one.number for one in ask(cohorts, as_of) if one.mission_code == code]
    return ShownNoun(
        kind=NounKind.MISSION,
        code=code,
        name=row.name,
        source=known.source if known else None,
        known=known is not None,
        filters=Filters(mission=code),
        mission=code,
        facts=(
            (_("หมู่บ้านตามที่มา"), row.target_villages),
            *((_("รุ่น"), cohort_of(number)) for number in theirs),
        ),
        ways=((_("หมู่บ้านในภารกิจ"), link("villages", mission=code)),),
    )


def _line(code: str, as_of: date) -> ShownNoun | None:
    now = {row.code: row for row in ask(budget_lines_of_every_year, as_of)}
    every = {row.code: row for row in ask(budget_lines_of_every_year, EVER)} | now
    row = every.get(code)
    if row is None:
        return None
    above = every.get(row.parent_code or "")
    return ShownNoun(
        kind=NounKind.LINE,
        code=code,
        name=row.title,
        source=row.source if code in now else None,
        known=code in now,
        line=row,
        cohort=row.cohort_number,
        belongs=(line_name(above.code, above.title),) if above else (),
        lines=(row,) if code in now else (),
        ways=((_("ดูในหน้างบประมาณ"), link("budget", line=code)),),
    )


_MAKERS: Final[Mapping[NounKind, Callable[[str, date], ShownNoun | None]]] = {
    **{kind: _of_level(kind) for kind in (NounKind.DISTRICT, NounKind.SUBDISTRICT, NounKind.VILLAGE)},
    NounKind.AGENCY: _agency,
    NounKind.COHORT: _cohort,
    NounKind.MISSION: _mission,
    NounKind.LINE: _line,
}
