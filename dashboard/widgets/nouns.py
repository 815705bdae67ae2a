"""Names of nouns on a page, each a link to its own page: by code, by whoever has only the code at hand."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.present.noun_names import names_beside, noun_name
from dashboard.query_cache import ask
from dashboard.session.noun_links import area_link, noun_link
from kmcore.programme.agency_words import BESIDE, TOGETHER
from kmcore.programme.queries import agencies, missions
from kmcore.programme.read_models import AgencyInfo
from kmcore.programme.words import cohort_name
from kmcore.search.kinds import NounKind


def agency_name(code: str) -> Markup:
    """Return an agency's short name, with its whole one to hover; a code that is not known stands for itself."""
    found = _agencies().get(code)
    words, whole = (found.short, str(found.name)) if found else (code, "")
    return noun_name(words, noun_link(NounKind.AGENCY, code), whole)


def agency_names(codes: Iterable[str], between: str = BESIDE) -> Markup:
    """Return several agencies in one line; "" for none."""
    return names_beside((agency_name(code) for code in codes), between)


def party_names(codes: Iterable[str]) -> Markup:
    """Return those who act as one as "ปกครอง + ยมนา"; "" for nobody."""
    return agency_names(codes, TOGETHER)


def agency_name_links() -> dict[str, Markup]:
    """Return every agency's name by its code: what templates look names up in."""
    return {code: agency_name(code) for code in _agencies()}


def area_name(code: str, words: object) -> Markup:
    """Return the name of a district, subdistrict or village."""
    return noun_name(words, area_link(code))


def cohort_of(number: int) -> Markup:
    """Return "รุ่น 2"; of 0 that the villages are in none, which is no page."""
    words = cohort_name(number)
    return noun_name(words, noun_link(NounKind.COHORT, number)) if number else Markup("{}").format(words)


def line_name(code: str, title: object) -> Markup:
    """Return a budget line's title."""
    return noun_name(title, noun_link(NounKind.LINE, code))


def mission_name(code: str) -> Markup:
    """Return a mission's name; a code that is not known stands for itself."""
    names = {mission.code: mission.name for mission in ask(missions)}
    return noun_name(names.get(code, code), noun_link(NounKind.MISSION, code))


def _agencies() -> dict[str, AgencyInfo]:
    return {one.code: one for one in ask(agencies)}
