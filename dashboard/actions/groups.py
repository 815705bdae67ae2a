"""The board in groups: by status, by agency, by date. Inside each, kinds stand apart; opinions are alone.

Pure but for the language: rows in, groups out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import words
from dashboard.actions.choice import ALL, Choice
from dashboard.actions.filters import Board
from dashboard.actions.wording import Names, until
from dashboard.theme import STATUS
from kmcore.actions.queries import ActionRow, Part, Status, by_status
from kmcore.i18n import _
from kmcore.meetings.kinds import ResolutionKind

FAR = date.max


@dataclass(frozen=True)
class Line:
    """An item on the board; under an agency's heading ``part`` is what that agency has in it."""

    row: ActionRow
    part: Part | None = None


@dataclass(frozen=True)
class Section:
    """The lines of one kind."""

    kind: ResolutionKind
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """A heading and what stands under it. ``status`` gives the heading its colour and sign."""

    title: str
    sections: tuple[Section, ...]
    status: str = ""
    note: str = ""
    alarm: str = ""
    tally: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """Return how many items stand under the heading."""
        return sum(len(section.lines) for section in self.sections)


def grouped(rows: Sequence[ActionRow], choice: Choice, board: Board, names: Names) -> list[Group]:
    """Return the groups of the chosen items that have any, in order; what the author thinks comes last."""
    work = [row for row in rows if row.kind != ResolutionKind.OPINION]
    opinions = [row for row in rows if row.kind == ResolutionKind.OPINION]
    makers = {"status": _by_status, "agency": _by_agency, "date": _by_date}
    groups = makers[choice.grouping](work, choice, board, names)
    return [group for group in [*groups, _opinions(opinions)] if group.count]


def codes(groups: Iterable[Group]) -> list[str]:
    """Return the items' codes in the order they are shown, each once."""
    lines = (line for group in groups for section in group.sections for line in section.lines)
    return list(dict.fromkeys(line.row.code for line in lines))


def _opinions(rows: Sequence[ActionRow]) -> Group:
    note = _("ผู้เขียนรายงานเสนอไว้เอง ไม่ใช่มติ ข้อสั่งการ หรือข้อเสนอของที่ประชุม")
    return Group(words.kind(ResolutionKind.OPINION), _sections(map(Line, rows)), note=note)


def _by_status(rows: Sequence[ActionRow], _choice: Choice, _board: Board, _names: Names) -> list[Group]:
    return [
        Group(words.status(status), _sections(Line(row) for row in rows if row.status == status), status)
        for status in STATUS
    ]


def _by_date(rows: Sequence[ActionRow], _choice: Choice, board: Board, _names: Names) -> list[Group]:
    done = [row for row in rows if row.status == Status.DONE]
    late = [row for row in rows if row.status == Status.LATE]
    ahead = [row for row in rows if row.due_date and row not in done and row not in late]
    soon = [row for row in ahead if board.coming and (row.due_date or FAR) <= board.coming]
    later = [row for row in ahead if row not in soon]
    undated = [row for row in rows if row.due_date is None and row not in done]
    return [
        Group(_("เกินกำหนดแล้ว"), _of(late), Status.LATE),
        Group(_("ครบกำหนดภายในวงครั้งถัดไป"), _of(soon), note=_circle(board)),
        Group(_("ครบกำหนดหลังจากนั้น") if board.coming else _("ยังไม่ถึงกำหนด"), _of(later)),
        Group(_("ไม่มีวันกำหนด"), _of(undated), note=_("ที่มาไม่ได้ให้วันไว้")),
        Group(words.status(Status.DONE), _of(done), Status.DONE),
    ]


def _circle(board: Board) -> str:
    if board.coming is None or not board.rows:
        return ""
    left = (board.coming - board.rows[0].as_of).days
    return f"{words.day(board.coming)} · {until(left)}"


def _by_agency(rows: Sequence[ActionRow], choice: Choice, board: Board, names: Names) -> list[Group]:
    """One agency's own items and those it supports, or every agency's own and then those of none."""
    if choice.agency != ALL:
        return [_agency_group(rows, choice.agency, board, names, owner=role) for role in (True, False)]
    if choice.view == "silent":
        return [_owing(rows, code, board, names) for code in board.silent]
    groups = [_agency_group(rows, code, board, names, owner=True) for code in names]
    others = [row for row in rows if not row.owners]
    return [
        *groups,
        Group(_("ที่มาระบุเจ้าของ แต่ไม่ใช่หน่วยงานเดียว"), _of([row for row in others if row.has_owner])),
        Group(_("ไม่มีเจ้าของ"), _of([row for row in others if not row.has_owner])),
    ]


def _owing(rows: Sequence[ActionRow], code: str, board: Board, names: Names) -> Group:
    return _agency_group([row for row in rows if code in row.silent_agencies], code, board, names, owner=True)


def _agency_group(rows: Sequence[ActionRow], code: str, board: Board, names: Names, *, owner: bool) -> Group:
    parts = {row.code: next((part for part in row.parts if part.agency_code == code), None) for row in rows}
    lines = [Line(row, part) for row in rows if (part := parts[row.code]) and part.owner == owner]
    silent = owner and code in board.silent
    return Group(
        names[code] if owner else _("{agency} ร่วมหนุนเสริม", agency=names[code]),
        _sections(lines),
        note="" if silent or not owner else _last_word(board, code),
        alarm=_silence(board) if silent else "",
        tally=tuple(
            (status, count) for status, count in by_status(line.row for line in lines).items() if count
        ),
    )


def _silence(board: Board) -> str:
    since = board.rows[0].since
    return _("ยังไม่รายงานตั้งแต่ {day}", day=words.day(since)) if since else _("ยังไม่เคยรายงาน")


def _last_word(board: Board, code: str) -> str:
    days = [
        part.last_update
        for row in board.rows
        for part in row.parts
        if part.agency_code == code and part.last_update
    ]
    return _("รายงานล่าสุด {day}", day=words.day(max(days))) if days else ""


def _of(rows: Iterable[ActionRow]) -> tuple[Section, ...]:
    return _sections(map(Line, rows))


def _sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """Return the lines by kind; in each kind the nearest due first, then the board's order."""
    ordered = sorted(lines, key=lambda line: line.row.due_date or FAR)
    by_kind = {kind: tuple(line for line in ordered if line.row.kind == kind) for kind in ResolutionKind}
    return tuple(Section(kind, found) for kind, found in by_kind.items() if found)
