"""How far the two schemes overlap, and where the sources disagree about it."""

from collections.abc import Sequence

from dashboard import html
from dashboard.frame import Here
from dashboard.links import link
from dashboard.store import ask
from kmcore.evidence.queries import checks
from kmcore.programme.coverage import coverage, total
from kmcore.programme.queries import MissionInfo, Promise


def draw_overlap(here: Here, promises: Sequence[Promise], missions: Sequence[MissionInfo]) -> None:
    """Say how many villages answer to more than one, and name the questions still open about it."""
    villages = total(list(ask(coverage, here.as_of)))
    told = {row.source for row in promises} | {row.source for row in missions}
    questions = [
        (row.title, link("checks", check=row.code))
        for row in ask(checks, here.as_of)
        if row.source and row.source in told
    ]
    html.draw(
        "overlap.html", villages=villages, address=link("villages", measure="overlap"), questions=questions
    )
