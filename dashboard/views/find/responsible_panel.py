"""ใครรับผิดชอบ: by which scheme, since when and until when, and what is missing."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.noun_names import names_beside
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.find.noun_promises import NounPromise, noun_promises
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import cohort_of, mission_name, party_names
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.programme.queries import missions
from kmcore.programme.words import responsibility_status_names
from kmcore.search.kinds import NounKind
from kmcore.thai.fiscal import fiscal_year_be


@dataclass(frozen=True)
class ResponsibleLine:
    """A responsibility ready to draw: ``who`` and ``under`` are names that lead to their pages."""

    promise: NounPromise
    who: Markup
    under: Markup
    lasting: str
    villages: str | None
    refs: tuple[SourceRef, ...]


def draw_responsible(here: PageContext, noun: ShownNoun) -> None:
    """Draw who answers for the noun, or what an agency answers for."""
    known = known_sources()
    lines = [_line(noun, one, known) for one in noun_promises(noun, here.as_of)]
    draw_template(
        "find/responsible.html",
        title=_("รับผิดชอบอะไร") if noun.agency else _("ใครรับผิดชอบ"),
        now=[line for line in lines if line.promise.in_force or line.promise.proposed],
        other=[line for line in lines if not (line.promise.in_force or line.promise.proposed)],
        missing=_missing(here, noun, lines),
        party=party_names(noun.line.party) if noun.line else "",
        empty=_empty(noun),
        firm=responsibility_status_names(),
        demo=any(line.promise.demo for line in lines),
    )


def _line(noun: ShownNoun, one: NounPromise, known: KnownSources) -> ResponsibleLine:
    under = [cohort_of(one.cohort_number)] if one.cohort_number is not None else []
    under += [mission_name(one.mission_code)] if one.mission_code else []
    found = (source_ref(code, known) for code in dict.fromkeys(one.sources))
    return ResponsibleLine(
        one,
        party_names(one.party or (one.agency_code,)),
        names_beside(under),
        lasting_words(one),
        _villages(noun, one),
        tuple(ref for ref in found if ref),
    )


def lasting_words(one: NounPromise) -> str:
    """Return from when to when it lasts, "ตั้งแต่ 9 ม.ค. 2550 ถึง 30 ก.ย. 2550", or that no end is said."""
    begun = formatting.day(one.from_date)
    if one.to_date:
        return _("ตั้งแต่ {begun} ถึง {ended}", begun=begun, ended=formatting.day(one.to_date))
    if one.cohort_number is not None:
        year = formatting.era_year(fiscal_year_be(one.from_date))
        return _("ตั้งแต่ {begun} ในปีงบประมาณ {year}", begun=begun, year=year)
    return _("ตั้งแต่ {begun} ยังไม่บอกวันสิ้นสุด", begun=begun)


def _villages(noun: ShownNoun, one: NounPromise) -> str | None:
    """Return where the villages named under it are listed; None: there are none to list."""
    if not one.named or noun.kind is NounKind.VILLAGE:
        return None
    query = {"agency": one.agency_code, "measure": "promised", "list": "villages"}
    return link("villages", **query, **({"area": noun.code} if noun.area else {}))


def _missing(here: PageContext, noun: ShownNoun, lines: list[ResponsibleLine]) -> list[Markup]:
    """Return the missions that nobody answers for in a village: the page says so rather than leave them out."""
    if noun.kind is not NounKind.VILLAGE:
        return []
    covered = {line.promise.mission_code for line in lines}
    return [mission_name(one.code) for one in ask(missions, here.as_of) if one.code not in covered]


def _empty(noun: ShownNoun) -> str:
    if noun.agency:
        return _("ยังไม่มีที่มาใดบอกว่าหน่วยงานนี้รับผิดชอบอะไร ฝ่ายเลขานุการเพิ่มได้ที่ทะเบียนความรับผิดชอบ")
    if noun.area:
        return _("ยังไม่มีหน่วยงานใดระบุชื่อหมู่บ้านที่นี่ ฝ่ายเลขานุการเพิ่มได้ที่ทะเบียนหมู่บ้านที่รับไว้")
    return _("ยังไม่มีผู้รับผิดชอบในวันที่เลือกดู ฝ่ายเลขานุการเพิ่มได้ที่ทะเบียนความรับผิดชอบ")
