"""กิจกรรมและสิ่งที่เกี่ยวข้อง: what is planned, model villages, blogs and teams that concern a noun, each with its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.noun_names import noun_name
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import agency_name, area_name
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.activity_plan.queries import activity_plan
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.words import kind_names, state_names
from kmcore.fieldwork.queries import blogs, model_villages
from kmcore.i18n import _, _n
from kmcore.learning.queries import teams

MOST: Final = 6


@dataclass(frozen=True)
class AroundLine:
    """Something that concerns the noun: what kind of thing, what it is, when, on what ground."""

    kind: str
    name: Markup | str
    note: str
    source: str | None
    demo: bool
    outside: str = ""


def draw_around(here: PageContext, noun: ShownNoun) -> None:
    """Draw what is planned and what else concerns the noun."""
    known = known_sources()
    lines = [*_planned(here, noun), *_models(here, noun), *_blogs(here, noun), *_teams(here, noun)]
    draw_template(
        "find/around.html",
        lines=[(line, source_ref(line.source, known)) for line in lines[:MOST]],
        more=[(line, source_ref(line.source, known)) for line in lines[MOST:]],
        empty=_("ยังไม่มีกิจกรรม การนิเทศ การอบรม หมู่บ้านต้นแบบ หรือบล็อกที่เกี่ยวข้อง ฝ่ายเลขานุการเพิ่มได้ในทะเบียน"),
    )


def _planned(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    """Yield what the plan holds for the noun: activities, visits, trainings and sessions, the newest day first."""
    names, states = kind_names(), state_names()
    for one in reversed(ask(activity_plan, here.as_of)):
        if _concerns(one, noun):
            when = formatting.day(one.held_on or one.begin) if one.held_on or one.begin else ""
            reached = one.people_reached
            came = _n("มา {count} คน", reached, count=formatting.number(reached)) if reached else ""
            note = " · ".join(filter(None, (states[one.state], when, one.place, came)))
            name = noun_name(one.title, link("plan", entry=one.address))
            yield AroundLine(names[one.kind], name, note, one.source, one.demo)


def _concerns(one: PlanEntry, noun: ShownNoun) -> bool:
    if noun.area:
        code = one.area_code or ""
        return bool(code) and (code.startswith(noun.code) or noun.code.startswith(code))
    if noun.line:
        return one.budget_line_code == noun.code
    return bool(noun.agency and one.agency_code == noun.agency) or bool(
        noun.mission and one.mission_code == noun.mission
    )


def _models(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for row in ask(model_villages, here.as_of):
        if row.agency_code == noun.agency or (noun.area and row.village_code.startswith(noun.code)):
            name = Markup("{} · {}").format(
                area_name(row.village_code, row.label), agency_name(row.agency_code)
            )
            note = _("เสนอ {day} {reason}", day=formatting.day(row.proposed_on), reason=row.reason)
            yield AroundLine(_("หมู่บ้านต้นแบบ"), name, note, row.source, row.demo)


def _blogs(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for row in ask(blogs, here.as_of):
        own = row.subdistrict_code
        if noun.area and (own.startswith(noun.code) or noun.code.startswith(own)):
            newest = _("ล่าสุด {day}", day=formatting.day(row.newest_post_on)) if row.newest_post_on else ""
            outside = row.url if row.url and row.url.startswith(("http://", "https://")) else ""
            yield AroundLine(_("บล็อกตำบล"), row.title, newest, row.source, row.demo, outside)


def _teams(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for team in ask(teams, here.as_of):
        if noun.agency and noun.agency in team.agencies:
            yield AroundLine(
                _("ทีม KM"), noun_name(team.title, link("agencies")), str(team.status), team.source, team.demo
            )
