"""What was done in the villages: 716 with evidence on 9 Jan 2550, 812 on 8 Feb, 310 of them verified.

``agency_code`` is the agency whose work it is, on verified rows too; the note says who looked.
Public health reports nothing after 9 Jan: it is one of the layer's two silent agencies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from random import Random
from typing import Final

from kmcore.areas.village_places import SubdistrictPlace
from kmcore.exchange.demo.chance import draw
from kmcore.exchange.demo.demo_report import CIRCLE, EVE, Row
from kmcore.exchange.demo.evidence_pieces import NEXT_DAY, SILENT, EvidencePiece, Reporter
from kmcore.exchange.demo.village_reach import VillageReach, choose_villages

VERIFIED_BEFORE: Final = 270  # villages by 9 Jan
VERIFIED_SINCE: Final = 40  # more villages by 8 Feb
TIME_TO_LOOK: Final = timedelta(days=10)  # from a report to someone standing in the village


def evidence_rows(
    rng: Random, places: Sequence[SubdistrictPlace], cohorts: Mapping[str, int], shares: Mapping[str, str]
) -> list[Row]:
    """Return the ``village_evidence`` rows in the order they were reported."""
    reach = choose_villages(rng, places, cohorts)
    reporter = Reporter(rng, cohorts, shares)
    firsts = [reporter.first(village, new=False) for village in reach.old]
    firsts += [reporter.first(village, new=True) for village in reach.new]
    pieces = [*firsts, *(piece for first in firsts for piece in reporter.more(first))]
    pieces += _verified(rng, reporter, firsts, reach)
    return [asdict(piece) for piece in sorted(pieces)]


def _verified(
    rng: Random, reporter: Reporter, firsts: Sequence[EvidencePiece], reach: VillageReach
) -> list[EvidencePiece]:
    """Check 270 villages by 9 Jan, quick districts first, and 40 others after it."""
    ripe = [piece for piece in firsts if piece.on_date <= CIRCLE - TIME_TO_LOOK]
    before = draw(rng, ripe, lambda piece: reach.pace[piece.village_code] / 2, VERIFIED_BEFORE)
    looked_at = {piece.village_code for piece in before}
    open_still = [
        piece
        for piece in firsts
        if piece.village_code not in looked_at
        and piece.on_date <= EVE - TIME_TO_LOOK
        and piece.agency_code != SILENT
    ]
    since = draw(rng, open_still, lambda _: 0.0, VERIFIED_SINCE)
    return [
        *(reporter.verified(piece, piece.on_date, CIRCLE) for piece in before),
        *(reporter.verified(piece, NEXT_DAY, EVE) for piece in since),
    ]
