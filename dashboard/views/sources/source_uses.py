"""What stands on a source: the other end of every "ที่มา" link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import noun_link
from kmcore.actions.queries import board
from kmcore.budget.queries import budget_lines_of_every_year
from kmcore.fieldwork.queries import visits
from kmcore.i18n import _
from kmcore.learning.queries import teams
from kmcore.meetings.queries import circles, meeting_record, meetings
from kmcore.programme.queries import agencies, cohorts, missions, responsibilities_told
from kmcore.search.kinds import NounKind
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
    for row in ask(budget_lines_of_every_year, as_of):
        address = noun_link(NounKind.LINE, row.code)
        yield row.source, SourceUse(_("งบ {line}", line=row.title), row.title, address)


def _people(as_of: date) -> Iterator[Found]:
    for agency in ask(agencies, as_of):
        address = noun_link(NounKind.AGENCY, agency.code)
        yield agency.source, SourceUse(str(agency.short), str(agency.name), address)
    for cohort in ask(cohorts, as_of):
        yield (
            cohort.source,
            SourceUse(str(cohort.name), str(cohort.name), noun_link(NounKind.COHORT, cohort.number)),
        )
    for mission in ask(missions, as_of):
        yield (
            mission.source,
            SourceUse(str(mission.name), str(mission.name), noun_link(NounKind.MISSION, mission.code)),
        )
    who = SourceUse(_("หน่วยงานและทีม"), _("หน่วยงาน ความรับผิดชอบ และทีม KM"), link("agencies"))
    for row in ask(responsibilities_told, as_of):
        yield row.source, who
    for team in ask(teams, as_of):
        for code in (team.source, *(role.source for role in team.roles)):
            yield code, who
    where = SourceUse(_("แผนนิเทศ"), _("แผนนิเทศติดตามของผู้ว่าราชการจังหวัดและคณะ"), link("visits"))
    for visit in ask(visits, as_of):
        yield visit.source, where
    circle = SourceUse(_("วงเรียนรู้"), _("วงเรียนรู้และจำนวนครั้งตามแผน"), link("meeting"))
    for one in ask(circles, as_of):
        yield one.source, circle
