"""The board in groups: by status, by agency, by date. Inside each, kinds stand apart; opinions are alone.

Pure but for the language: rows in, groups out.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.present import formatting
from dashboard.views.actions.agency_groups import groups_by_agency
from dashboard.views.actions.board_choice import BoardChoice
from dashboard.views.actions.board_filters import BoardData
from dashboard.views.actions.board_sections import BoardGroup, BoardLine, BoardSection, sections
from kmcore.actions.queries import ActionRow, Status
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _
from kmcore.programme.agency_words import AgencyNames
from kmcore.programme.kinds import ResolutionKind
from kmcore.thai.spoken_dates import days_until

FAR = date.max


def board_groups(
    rows: Sequence[ActionRow], choice: BoardChoice, board: BoardData, names: AgencyNames
) -> list[BoardGroup]:
    """Return the groups of the chosen items that have any, in order; what the author thinks comes last."""
    work = [row for row in rows if row.kind != ResolutionKind.OPINION]
    opinions = [row for row in rows if row.kind == ResolutionKind.OPINION]
    makers = {"status": _by_status, "agency": groups_by_agency, "date": _by_date}
    groups = makers[choice.grouping](work, choice, board, names)
    return [group for group in [*groups, _opinions(opinions)] if group.count]


def codes_of_groups(groups: Iterable[BoardGroup]) -> list[str]:
    """Return the items' codes in the order they are shown, each once."""
    lines = (line for group in groups for section in group.sections for line in section.lines)
    return list(dict.fromkeys(line.row.code for line in lines))


def _opinions(rows: Sequence[ActionRow]) -> BoardGroup:
    note = _("ผู้เขียนรายงานเสนอไว้เอง ไม่ใช่มติ ข้อสั่งการ หรือข้อเสนอของที่ประชุม")
    return BoardGroup(formatting.kind(ResolutionKind.OPINION), sections(map(BoardLine, rows)), note=note)


def _by_status(
    rows: Sequence[ActionRow], choice: BoardChoice, _board: BoardData, _names: AgencyNames
) -> list[BoardGroup]:
    return [
        BoardGroup(
            formatting.status(status),
            sections(line_of(row, choice) for row in rows if row.status == status),
            status,
        )
        for status in STATUS
    ]


def _by_date(
    rows: Sequence[ActionRow], choice: BoardChoice, board: BoardData, _names: AgencyNames
) -> list[BoardGroup]:
    done = [row for row in rows if row.status == Status.DONE]
    late = [row for row in rows if row.status == Status.LATE]
    ahead = [row for row in rows if row.due_date and row not in done and row not in late]
    soon = [row for row in ahead if board.coming and (row.due_date or FAR) <= board.coming]
    later = [row for row in ahead if row not in soon]
    undated = [row for row in rows if row.due_date is None and row not in done]
    return [
        BoardGroup(_("เกินกำหนดแล้ว"), _lines(late, choice), Status.LATE),
        BoardGroup(_("ครบกำหนดภายในวงครั้งถัดไป"), _lines(soon, choice), note=_circle(board)),
        BoardGroup(_("ครบกำหนดหลังจากนั้น") if board.coming else _("ยังไม่ถึงกำหนด"), _lines(later, choice)),
        BoardGroup(_("ไม่มีวันกำหนด"), _lines(undated, choice), note=_("ที่มาไม่ได้ให้วันไว้")),
        BoardGroup(formatting.status(Status.DONE), _lines(done, choice), Status.DONE),
    ]


def line_of(row: ActionRow, choice: BoardChoice) -> BoardLine:
    """Return an item's line; under one agency it says what that agency has done, not everybody's mean."""
    return BoardLine(row, next((part for part in row.parts if part.agency_code == choice.agency), None))


def _lines(rows: Iterable[ActionRow], choice: BoardChoice) -> tuple[BoardSection, ...]:
    return sections(line_of(row, choice) for row in rows)


def _circle(board: BoardData) -> str:
    if board.coming is None or not board.rows:
        return ""
    left = (board.coming - board.rows[0].as_of).days
    return f"{formatting.day(board.coming)} · {days_until(left)}"
