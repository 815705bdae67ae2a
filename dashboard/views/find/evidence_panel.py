"""ทำอะไรไปแล้ว: promised, reported and verified apart, and each piece of evidence with who, when and on what ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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

AT_ONCE: Final = 6  # cards
READ: Final = 4 * AT_ONCE  # pieces: a check stands under the report it checks, which is older


@dataclass(frozen=True)
class EvidenceCard:
    """A piece of evidence ready to draw, with the checks of it. ``where`` is empty on the page of its own village."""

    row: EvidenceRow
    who: Markup
    mission: Markup
    where: Markup | None
    ref: SourceRef | None
    checks: tuple[tuple[EvidenceRow, SourceRef | None], ...]

    @property
    def verified(self) -> bool:
        """Tell whether somebody checked it on the spot; a check whose report is not shown stands for itself."""
        return bool(self.checks) or self.row.kind is EvidenceKind.VERIFIED

    @property
    def pieces(self) -> int:
        """Return how many pieces of evidence it shows."""
        return 1 + len(self.checks)


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
    known, found = known_sources(), ask(village_evidence, here.as_of, filters, limit=READ)
    whole = coverage_total(list(ask(coverage, here.as_of, "district", filters)))
    query = filter_query(filters)
    pieces = with_their_checks(found.rows)[:AT_ONCE]
    cards = [_card(row, checks, noun, known) for row, checks in pieces]
    draw_template(
        "find/evidence.html",
        villages=whole.villages,
        one=noun.kind is NounKind.VILLAGE,
        steps=_steps(whole, query),
        cards=cards,
        paired=any(card.checks for card in cards),
        left=found.count - sum(card.pieces for card in cards),
        count=found.count,
        every=link("villages", list="evidence", **query),
        empty=_("ยังไม่มีผลที่รายงานในวันที่เลือกดู หน่วยงานลงผลของตนได้ที่ทะเบียนผลที่ทำจริง"),
        demo=any(row.demo for row in found.rows),
    )


def with_their_checks(rows: Sequence[EvidenceRow]) -> list[tuple[EvidenceRow, list[EvidenceRow]]]:
    """Return evidence, newest first as it came, each with the checks of it.

    A check is of the newest report before it of the same village, agency and mission; without one among ``rows`` it
    stands for itself.
    """
    found: list[tuple[EvidenceRow, list[EvidenceRow]]] = []
    waiting: dict[tuple[str, str, str], list[EvidenceRow]] = {}
    for row in rows:
        of = (row.village_code, row.agency_code, row.mission_code)
        if row.kind == EvidenceKind.VERIFIED:
            waiting.setdefault(of, []).append(row)
        else:
            found.append((row, waiting.pop(of, [])))
    alone = [(row, list[EvidenceRow]()) for checks in waiting.values() for row in checks]
    return sorted([*found, *alone], key=_newest, reverse=True)


def _newest(piece: tuple[EvidenceRow, list[EvidenceRow]]) -> tuple[date, int]:
    row, checks = piece
    return max((one.on_date, one.number) for one in (row, *checks))


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


def _card(
    row: EvidenceRow, checks: Sequence[EvidenceRow], noun: ShownNoun, known: KnownSources
) -> EvidenceCard:
    place = "" if noun.kind is NounKind.SUBDISTRICT else str(row.subdistrict)
    words = " ".join(filter(None, (row.name and str(row.name), _("หมู่ {moo}", moo=row.moo), place)))
    where = None if noun.code == row.village_code else area_name(row.village_code, words)
    return EvidenceCard(
        row,
        agency_name(row.agency_code),
        mission_name(row.mission_code),
        where,
        source_ref(row.source, known),
        tuple((check, source_ref(check.source, known)) for check in checks),
    )
