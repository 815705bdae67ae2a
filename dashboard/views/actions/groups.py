"""The board in groups: by status, by agency, by date. Inside each, kinds stand apart; opinions are alone.

Pure but for the language: rows in, groups out.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.present import formatting
from dashboard.present.item_words import AgencyNames, days_until
from dashboard.views.actions.agency_groups import by_agency
from dashboard.views.actions.board_choice import Choice
from dashboard.views.actions.board_sections import Group, Line, of, sections
from dashboard.views.actions.filters import Board
from kmcore.actions.queries import ActionRow, Status
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _
from kmcore.programme.kinds import ResolutionKind

FAR = date.max


def grouped(rows: Sequence[ActionRow], choice: Choice, board: Board, names: AgencyNames) -> list[Group]:
    """Return the groups of the chosen items that have any, in order; what the author thinks comes last."""
    work = [row for row in rows if row.kind != ResolutionKind.OPINION]
    opinions = [row for row in rows if row.kind == ResolutionKind.OPINION]
    makers = {"status": _by_status, "agency": by_agency, "date": _by_date}
    groups = makers[choice.grouping](work, choice, board, names)
    return [group for group in [*groups, _opinions(opinions)] if group.count]


def codes(groups: Iterable[Group]) -> list[str]:
    """Return the items' codes in the order they are shown, each once."""
    lines = (line for group in groups for section in group.sections for line in section.lines)
    return list(dict.fromkeys(line.row.code for line in lines))


def _opinions(rows: Sequence[ActionRow]) -> Group:
    note = _("ผู้เขียนรายงานเสนอไว้เอง ไม่ใช่มติ ข้อสั่งการ หรือข้อเสนอของที่ประชุม")
    return Group(formatting.kind(ResolutionKind.OPINION), sections(map(Line, rows)), note=note)


def _by_status(rows: Sequence[ActionRow], _choice: Choice, _board: Board, _names: AgencyNames) -> list[Group]:
    return [
        Group(formatting.status(status), sections(Line(row) for row in rows if row.status == status), status)
        for status in STATUS
    ]


def _by_date(rows: Sequence[ActionRow], _choice: Choice, board: Board, _names: AgencyNames) -> list[Group]:
    done = [row for row in rows if row.status == Status.DONE]
    late = [row for row in rows if row.status == Status.LATE]
    ahead = [row for row in rows if row.due_date and row not in done and row not in late]
    soon = [row for row in ahead if board.coming and (row.due_date or FAR) <= board.coming]
    later = [row for row in ahead if row not in soon]
    undated = [row for row in rows if row.due_date is None and row not in done]
    return [
        Group(_("เกินกำหนดแล้ว"), of(late), Status.LATE),
        Group(_("ครบกำหนดภายในวงครั้งถัดไป"), of(soon), note=_circle(board)),
        Group(_("ครบกำหนดหลังจากนั้น") if board.coming else _("ยังไม่ถึงกำหนด"), of(later)),
        Group(_("ไม่มีวันกำหนด"), of(undated), note=_("ที่มาไม่ได้ให้วันไว้")),
        Group(formatting.status(Status.DONE), of(done), Status.DONE),
    ]


def _circle(board: Board) -> str:
    if board.coming is None or not board.rows:
        return ""
    left = (board.coming - board.rows[0].as_of).days
    return f"{formatting.day(board.coming)} · {days_until(left)}"
