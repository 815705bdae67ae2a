"""สิ่งที่เกี่ยวข้อง: visits, model villages, trainings, blogs and teams that concern a noun, each with its day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
from kmcore.fieldwork.queries import blogs, model_villages, trainings, visits
from kmcore.i18n import _, _n
from kmcore.learning.queries import teams


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
    """Draw what concerns an area or an agency."""
    known = known_sources()
    lines = [*_visits(here, noun), *_models(here, noun), *_trainings(here, noun), *_blogs(here, noun)]
    lines += _teams(here, noun)
    draw_template(
        "find/around.html",
        lines=[(line, source_ref(line.source, known)) for line in lines],
        empty=_("ยังไม่มีการนิเทศ หมู่บ้านต้นแบบ การอบรม หรือบล็อกที่เกี่ยวกับที่นี่ ฝ่ายเลขานุการเพิ่มได้ในทะเบียน")
        if noun.area
        else _("หน่วยงานนี้ยังไม่มีหมู่บ้านต้นแบบ การอบรม หรือบทบาทในทีม ฝ่ายเลขานุการเพิ่มได้ในทะเบียน"),
    )


def _visits(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for row in ask(visits, here.as_of):
        if row.district.code == noun.district:
            name = noun_name(
                _("ผู้ว่าฯ และคณะมา{district}", district=row.district.name(here.as_of)), link("visits")
            )
            yield AroundLine(_("นิเทศ"), name, _when(row.planned_on, row.held_on), row.source, row.demo)


def _models(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for row in ask(model_villages, here.as_of):
        if row.agency_code == noun.agency or (noun.area and row.village_code.startswith(noun.code)):
            name = Markup("{} · {}").format(
                area_name(row.village_code, row.label), agency_name(row.agency_code)
            )
            note = _("เสนอ {day} {reason}", day=formatting.day(row.proposed_on), reason=row.reason)
            yield AroundLine(_("หมู่บ้านต้นแบบ"), name, note, row.source, row.demo)


def _trainings(here: PageContext, noun: ShownNoun) -> Iterator[AroundLine]:
    for row in ask(trainings, here.as_of):
        if (noun.agency and row.agency_code == noun.agency) or (
            noun.district and row.district_code == noun.district
        ):
            came = _n("มา {count} คน", row.people, count=formatting.number(row.people)) if row.people else ""
            note = " · ".join(filter(None, (_when(row.planned_on, row.held_on), row.place, came)))
            yield AroundLine(_("อบรม"), row.title, note, row.source, row.demo)


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


def _when(planned: date | None, held: date | None) -> str:
    if held:
        return _("✓ จัดแล้ว {day}", day=formatting.day(held))
    return _("กำหนด {day}", day=formatting.day(planned)) if planned else _("ไม่ระบุวันในที่มา")
