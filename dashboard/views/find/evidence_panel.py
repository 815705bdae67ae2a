"""ทำอะไรไปแล้ว: promised, reported and verified apart, and each piece of evidence with who, when and on what ground."""

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import agency_name, area_name, mission_name
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER, Coverage, Filters, coverage, coverage_total
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.village_record import EvidenceRow, village_evidence
from kmcore.search.kinds import NounKind

AT_ONCE: Final = 6


@dataclass(frozen=True)
class EvidenceCard:
    """A piece of evidence ready to draw. ``where`` is empty on the page of its own village."""

    row: EvidenceRow
    who: Markup
    mission: Markup
    where: Markup | None
    verified: bool
    ref: SourceRef | None


@dataclass(frozen=True)
class NounStep:
    """One of the three: its name, how many villages reach it, and where they are listed."""

    name: str
    count: int
    address: str
    demo: bool


def draw_evidence(here: PageContext, noun: ShownNoun) -> None:
    """Draw the three steps and the newest evidence of a noun that has villages."""
    filters = noun.filters or NO_FILTER
    known, found = known_sources(), ask(village_evidence, here.as_of, filters, limit=AT_ONCE)
    whole = coverage_total(list(ask(coverage, here.as_of, "district", filters)))
    query = filter_query(filters)
    draw_template(
        "find/evidence.html",
        villages=whole.villages,
        one=noun.kind is NounKind.VILLAGE,
        steps=_steps(whole, query),
        cards=[_card(row, noun, known) for row in found.rows],
        count=found.count,
        every=link("villages", list="evidence", **query),
        empty=_("ยังไม่มีผลที่รายงานในวันที่เลือกดู หน่วยงานลงผลของตนได้ที่ทะเบียนผลที่ทำจริง"),
        demo=any(row.demo for row in found.rows),
    )


def filter_query(filters: Filters) -> dict[str, str]:
    """Return the address parameters of แผนที่หมู่บ้าน that choose the same villages."""
    chosen = {
        "area": filters.area,
        "agency": filters.agency,
        "mission": filters.mission,
        "cohort": None if filters.cohort is None else str(filters.cohort),
    }
    return {name: value for name, value in chosen.items() if value}


def _steps(whole: Coverage, query: dict[str, str]) -> list[NounStep]:
    def step(name: str, count: int, measure: str) -> NounStep:
        return NounStep(
            name, count, link("villages", list="villages", measure=measure, **query), whole.demo and count > 0
        )

    return [
        step(_("มีผู้รับผิดชอบ"), whole.promised, "promised"),
        step(_("มีผลรายงาน"), whole.reported, "reported"),
        step(_("ตรวจยืนยันแล้ว"), whole.verified, "verified"),
    ]


def _card(row: EvidenceRow, noun: ShownNoun, known: KnownSources) -> EvidenceCard:
    place = "" if noun.kind is NounKind.SUBDISTRICT else str(row.subdistrict)
    words = " ".join(filter(None, (row.name and str(row.name), _("หมู่ {moo}", moo=row.moo), place)))
    where = None if noun.code == row.village_code else area_name(row.village_code, words)
    return EvidenceCard(
        row,
        agency_name(row.agency_code),
        mission_name(row.mission_code),
        where,
        row.kind == EvidenceKind.VERIFIED,
        source_ref(row.source, known),
    )
