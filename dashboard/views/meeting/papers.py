"""What the meeting talked about, and the papers on the table."""

import streamlit as st

from dashboard.views.meeting.conclusions_by_kind import ResultingWork, resulting_work
from dashboard.widgets.source_labels import KnownSources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import ActionRow
from kmcore.meetings.queries import MeetingRecord


def draw_papers(record: MeetingRecord, rows: tuple[ActionRow, ...], known: KnownSources) -> None:
    """Draw topics and papers side by side; a paper leads to the work that stands on its line."""
    left, right = st.columns(2, gap="small")
    with left, st.container(border=True, key="topics"):
        draw_template(
            "meeting/topics.html", topics=[(row, source_ref(row.source, known)) for row in record.topics]
        )
    with right, st.container(border=True, key="papers"):
        papers = [
            (row, source_ref(row.source, known), _on_line(row.source, rows, known))
            for row in record.documents
        ]
        draw_template("meeting/papers.html", papers=papers)


def _on_line(code: str | None, rows: tuple[ActionRow, ...], known: KnownSources) -> tuple[ResultingWork, ...]:
    """Return the items whose source is the same line as the paper's: the minutes quote its content there."""
    place = _line(code, known)
    return tuple(resulting_work(row) for row in rows if place and _line(row.source, known) == place)


def _line(code: str | None, known: KnownSources) -> tuple[str, int] | None:
    found = known.get(code or "")
    return (found.document.th, found.line) if found and found.line is not None else None
