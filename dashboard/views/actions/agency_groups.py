"""The board by agency: each one's own items, then those that no single agency owns. Pure but for words."""

from collections.abc import Sequence

from dashboard.present import formatting
from dashboard.views.actions.board_choice import ALL, OWN, SUPPORT, BoardChoice
from dashboard.views.actions.board_filters import BoardData
from dashboard.views.actions.board_sections import BoardGroup, BoardLine, lines_of_items, sections
from kmcore.actions.owner_words import nobody
from kmcore.actions.queries import ActionRow, by_status
from kmcore.i18n import _
from kmcore.programme.agency_words import AgencyNames


def groups_by_agency(
    rows: Sequence[ActionRow], choice: BoardChoice, board: BoardData, names: AgencyNames
) -> list[BoardGroup]:
    """One agency's own items and those it supports, or every agency's own and then those of none."""
    if choice.agency != ALL:
        return [_agency_group(rows, choice.agency, board, names, owner=role) for role in (True, False)]
    if choice.view == "silent":
        return [_owing(rows, code, board, names) for code in board.silent]
    groups = [_agency_group(rows, code, board, names, owner=True) for code in names]
    others = [row for row in rows if not row.owners]
    return [
        *groups,
        BoardGroup(
            _("ที่มาระบุเจ้าของ แต่ไม่ใช่หน่วยงานเดียว"), lines_of_items([row for row in others if row.has_owner])
        ),
        BoardGroup(nobody(), lines_of_items([row for row in others if not row.has_owner])),
    ]


def _owing(rows: Sequence[ActionRow], code: str, board: BoardData, names: AgencyNames) -> BoardGroup:
    return _agency_group([row for row in rows if code in row.silent_agencies], code, board, names, owner=True)


def _agency_group(
    rows: Sequence[ActionRow], code: str, board: BoardData, names: AgencyNames, *, owner: bool
) -> BoardGroup:
    parts = {row.code: next((part for part in row.parts if part.agency_code == code), None) for row in rows}
    lines = [BoardLine(row, part) for row in rows if (part := parts[row.code]) and part.owner == owner]
    silent = owner and code in board.silent
    return BoardGroup(
        names[code] if owner else _("{agency} ร่วมหนุนเสริม", agency=names[code]),
        sections(lines),
        note="" if silent or not owner else _last_word(board, code),
        agency=code,
        role=OWN if owner else SUPPORT,
        alarm=_silence(board) if silent else "",
        tally=tuple(
            (status, count) for status, count in by_status(line.row for line in lines).items() if count
        ),
    )


def _silence(board: BoardData) -> str:
    since = board.rows[0].since
    return _("ยังไม่รายงานตั้งแต่ {day}", day=formatting.day(since)) if since else _("ยังไม่เคยรายงาน")


def _last_word(board: BoardData, code: str) -> str:
    days = [
        part.last_update
        for row in board.rows
        for part in row.parts
        if part.agency_code == code and part.last_update
    ]
    return _("รายงานล่าสุด {day}", day=formatting.day(max(days))) if days else ""
