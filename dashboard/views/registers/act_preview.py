"""What an act on many villages would do: what is wrong with all of them once, then which villages, by subdistrict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dashboard.query_cache import ask, reference_date
from dashboard.views.registers.preview_words import result_words, row_changes
from dashboard.widgets.templates import draw_template
from kmcore.exchange.chosen_villages import ListedVillage, listed_villages
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.read_models import ComparedRow, Preview, RowProblem, RowResult
from kmcore.registers.shown_rows import ShownField

SHOWN: Final = 10  # rows of each result that say different things
RESULTS: Final = (RowResult.REFUSED, RowResult.CHANGED, RowResult.NEW, RowResult.SAME)
Names = dict[str, ListedVillage]


@dataclass(frozen=True)
class _Act:
    """What is looked at: rows of which kind, of which villages (their codes, as the rows count them), by their names."""

    kind: RegisterKind
    villages: Sequence[str]
    names: Names

    def code_of(self, row: ComparedRow) -> str:
        """Return the code of a row's village."""
        return self.villages[row.number - 1]


def draw_act_preview(kind: RegisterKind, preview: Preview, villages: Sequence[str]) -> None:
    """Draw what would become of each village; ``villages``: their codes, as the preview's rows count them."""
    act = _Act(kind, villages, {one.code: one for one in ask(listed_villages, reference_date())})
    wrong = _wrong_with_all(preview.rows)
    if wrong:
        draw_template("registers/act_refused.html", problems=wrong)
    for result in RESULTS:
        found = [row for row in preview.rows if row.result is result and not _said(row, wrong)]
        if found:
            _draw_result(act, result, found)


def _wrong_with_all(rows: Sequence[ComparedRow]) -> list[RowProblem]:
    """Return what every row is refused for: a field of the form, said once."""
    return [one for one in rows[0].problems if all(one in row.problems for row in rows)] if rows else []


def _said(row: ComparedRow, wrong: Sequence[RowProblem]) -> bool:
    """Tell whether a row is refused, and for nothing else than every other row."""
    return bool(row.problems) and set(row.problems) <= set(wrong)


def _draw_result(act: _Act, result: RowResult, rows: Sequence[ComparedRow]) -> None:
    """Draw rows that all say the same once, with their villages by subdistrict; others one by one."""
    said = [_changes(act.kind, row) for row in rows]
    if result is RowResult.REFUSED or any(each != said[0] for each in said):
        _draw_rows(act, result, rows)
        return
    codes = [act.code_of(row) for row in rows]
    draw_template(
        "registers/act_villages.html",
        result=result.value,
        words=_words(result),
        total=len(codes),
        changes=said[0],
        places=list(_by_subdistrict(codes, act.names)),
    )


def _draw_rows(act: _Act, result: RowResult, rows: Sequence[ComparedRow]) -> None:
    draw_template(
        "registers/preview_rows.html",
        result=result.value,
        words=_words(result),
        total=len(rows),
        more=max(0, len(rows) - SHOWN),
        show=True,
        rows=[_line(act, row) for row in rows[:SHOWN]],
    )


def _line(act: _Act, row: ComparedRow) -> dict[str, object]:
    code = act.code_of(row)
    return {
        "number": row.number,
        "key": act.names[code].label if code in act.names else code,
        "name": "",
        "problems": row.problems,
        "changes": _changes(act.kind, row),
    }


def _changes(kind: RegisterKind, row: ComparedRow) -> list[ShownField]:
    """Return what a row changes besides its village."""
    told = row.result in {RowResult.CHANGED, RowResult.NEW}
    return [one for one in row_changes(kind, row) if one.label != kind.fields[0].words] if told else []


def _by_subdistrict(codes: Iterable[str], names: Names) -> Iterable[tuple[str, list[str]]]:
    """Yield each subdistrict with what its villages are called, in the order of their codes."""
    for _code, group in groupby(sorted(codes), key=lambda code: code[:6]):
        here = list(group)
        known = [names[code] for code in here if code in names]
        yield known[0].subdistrict if known else here[0][:6], [one.short for one in known] or here


def _words(result: RowResult) -> str:
    return _("เป็นอย่างนั้นอยู่แล้ว") if result is RowResult.SAME else result_words(result)
