"""What stands on a source: the other end of every "ที่มา" link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from kmcore.actions.queries import board
from kmcore.budget.fiscal_years import budget_years
from kmcore.budget.queries import budget_lines
from kmcore.fieldwork.queries import visits
from kmcore.i18n import _
from kmcore.learning.queries import teams
from kmcore.meetings.queries import circles, meeting_record, meetings
from kmcore.programme.queries import agencies, cohorts, missions, responsibilities_told
from kmcore.sources.queries import checks

Found = tuple[str | None, "SourceUse"]


@dataclass(frozen=True)
class SourceUse:
    """One thing that stands on a source: a mark for a table, its title, where it is shown."""

    mark: str
    title: str
    address: str


def uses_by_source(as_of: date) -> dict[str, tuple[SourceUse, ...]]:
    """Return what stands on each source as of a day, each thing once, by the source's code."""
    found: dict[str, dict[str, SourceUse]] = {}
    for code, use in (*_checks(as_of), *_meetings(as_of), *_actions(as_of), *_money(as_of), *_people(as_of)):
        if code:
            found.setdefault(code, {}).setdefault(use.mark, use)
    return {code: tuple(by_mark.values()) for code, by_mark in found.items()}


def _checks(as_of: date) -> Iterator[Found]:
    for number, row in enumerate(ask(checks, as_of), start=1):
        use = SourceUse(_("ข้อตรวจ {number}", number=number), row.title, link("checks", check=row.code))
        for code in (row.source, *(statement.source for statement in row.statements)):
            yield code, use


def _meetings(as_of: date) -> Iterator[Found]:
    for held in ask(meetings, as_of):
        record, address = ask(meeting_record, held.code, as_of), link("meeting", meeting=held.code)
        circle = SourceUse(
            formatting.day(held.on_date), f"{held.circle.name} {formatting.day(held.on_date)}", address
        )
        yield held.source, circle
        for topic in record.topics:
            yield topic.source, SourceUse(_("เรื่องที่ {number}", number=topic.number), topic.title, address)
        for paper in record.documents:
            yield paper.source, SourceUse(_("เอกสาร {number}", number=paper.number), paper.title, address)
        for row in record.resolutions:
            yield row.source, SourceUse(row.code, f"{formatting.kind(row.kind)}: {row.text}", address)


def _actions(as_of: date) -> Iterator[Found]:
    for row in ask(board, as_of):
        use = SourceUse(row.code, f"{formatting.kind(row.kind)}: {row.title}", link("actions", item=row.code))
        for code in (row.source, *(due.source for due in row.dues)):
            yield code, use


def _money(as_of: date) -> Iterator[Found]:
    for row in (row for year in ask(budget_years, as_of) for row in ask(budget_lines, as_of, year)):
        yield row.source, SourceUse(_("งบ {line}", line=row.title), row.title, link("budget", line=row.code))


def _people(as_of: date) -> Iterator[Found]:
    who = SourceUse(_("หน่วยงานและทีม"), _("หน่วยงาน ความรับผิดชอบ และทีม KM"), link("agencies"))
    for query in (agencies, cohorts, missions, responsibilities_told):
        found: Sequence[Any] = ask(query, as_of)
        yield from ((row.source, who) for row in found)
    for team in ask(teams, as_of):
        for code in (team.source, *(role.source for role in team.roles)):
            yield code, who
    where = SourceUse(_("แผนนิเทศ"), _("แผนนิเทศติดตามของผู้ว่าราชการจังหวัดและคณะ"), link("visits"))
    for visit in ask(visits, as_of):
        yield visit.source, where
    circle = SourceUse(_("วงเรียนรู้"), _("วงเรียนรู้และจำนวนครั้งตามแผน"), link("meeting"))
    for one in ask(circles, as_of):
        yield one.source, circle
