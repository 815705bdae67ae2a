"""At the end of a line no word is torn, and no mark is lost."""

from itertools import pairwise
from typing import Any

import pytest

from kmcore.actions.queries import board
from kmcore.documents.kinds import Kind
from kmcore.documents.pdf.whole_words import pieces
from kmcore.meetings.agenda.queries import HeadKind, agenda
from kmcore.meetings.queries import meeting_record
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import pdf_pages
from tests.integration.documents.session import EVE, MEETING, TOLD

REACH = 5  # letters on each side of a line's end by which its place in a text is found


@pytest.fixture(scope="module")
def texts(shared: Office) -> list[str]:
    rows = shared.ask(board, EVE)
    arising = shared.ask(agenda, MEETING, EVE).head(HeadKind.ARISING).arising
    return [
        *(row.title.th for row in rows),
        *(part.report.done for row in rows for part in row.parts if part.report),
        *(one.proposal.text.th for one in arising),
        *(one.text.th for one in shared.ask(meeting_record, TOLD, EVE).resolutions),
    ]


@pytest.mark.parametrize(
    ("kind", "code", "options"),
    [
        (Kind.MINUTES, TOLD, {}),
        (Kind.AGENDA, MEETING, {}),
        (Kind.LETTER, TOLD, {"agency_code": "nfe"}),
        (Kind.PACK, MEETING, {}),
    ],
)
def test_lines_end_between_words(
    shared: Office, texts: list[str], kind: Kind, code: str, options: dict[str, Any]
) -> None:
    lines = [
        line.rstrip() for page in pdf_pages(shared.make(kind, code, **options)) for line in page.split("\n")
    ]
    looked_at, torn = 0, []
    for line, following in pairwise(lines):
        tail, head = line[-REACH:], following[:REACH]
        for text in texts:
            at = text.find(tail + head)
            if len(tail) == len(head) == REACH and at >= 0:
                looked_at += 1
                if at + REACH not in _ends(text):
                    torn.append((tail, head))
    assert torn == []
    assert looked_at >= 3


def _ends(text: str) -> set[int]:
    """Return where a line of the text may end: nowhere in what is to be kept whole."""
    free, at = set(range(len(text))), 0
    for place, piece in enumerate(pieces(text)):
        if place % 2:
            free -= set(range(at + 1, at + len(piece)))
        at += len(piece)
    return free
