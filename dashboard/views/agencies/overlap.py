"""How far the two schemes overlap, and where the sources disagree about it."""

from collections.abc import Sequence

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.promised_villages import proposal_note, villages_of_proposals
from kmcore.programme.read_models import MissionInfo, ResponsibilityInfo
from kmcore.sources.queries import checks


def draw_overlap(
    here: PageContext, promises: Sequence[ResponsibilityInfo], missions: Sequence[MissionInfo]
) -> None:
    """Say how many villages answer to more than one, and name the questions still open about it."""
    villages = coverage_total(list(ask(coverage, here.as_of)))
    sources_named = {row.source for row in promises} | {row.source for row in missions}
    questions = [
        (row.title, link("checks", check=row.code))
        for row in ask(checks, here.as_of)
        if row.source and row.source in sources_named
    ]
    draw_template(
        "agencies/overlap.html",
        villages=villages,
        address=link("villages", measure="overlap", list="villages"),
        proposals=proposal_note(ask(villages_of_proposals, here.as_of)),
        proposed=link("villages", list="villages", measure="villages", proposed="1"),
        questions=questions,
    )
