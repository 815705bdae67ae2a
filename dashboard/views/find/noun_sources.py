"""The lines of papers that a noun stands on: its own, and those of what is said of who answers for it."""

from dashboard.query_cache import ask
from dashboard.views.find.noun_promises import noun_promises
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.page_head import PageContext
from kmcore.programme.queries import cohorts
from kmcore.programme.village_record import village_record
from kmcore.search.kinds import NounKind


def own_sources(here: PageContext, noun: ShownNoun) -> tuple[str, ...]:
    """Return the codes of the sources, the noun's own first, each once."""
    found = [noun.source, *(code for one in noun_promises(noun, here.as_of) for code in one.sources)]
    if noun.kind is NounKind.VILLAGE:
        own = ask(village_record, noun.code, here.as_of).cohort
        found.append(own.source if own else None)
    if noun.mission:
        found += [one.source for one in ask(cohorts, here.as_of) if one.mission_code == noun.mission]
    return tuple(dict.fromkeys(code for code in found if code))
