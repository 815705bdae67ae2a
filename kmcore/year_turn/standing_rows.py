"""The rows that a turn of the year is about, as they stand in their registers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session

from kmcore.areas.queries import successors
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_store import all_rows, store_key_of
from kmcore.registers.row_text import key_text, values_from
from kmcore.thai.fiscal import fiscal_range
from kmcore.year_turn.kinds import LINES, PROMISES, RESPONSIBILITIES, TARGETS
from kmcore.year_turn.read_models import Held, OldRow
from kmcore.year_turn.rules import carries, eve_of, is_about, last_day_of, lasts_into

DISTRICT, SUBDISTRICT = 4, 6  # digits of a village's code that are its district's, its subdistrict's
YEAR: Final = "fiscal_year"


def old_rows(session: Session, fiscal_year: int) -> list[OldRow]:
    """Return every row of the year before that a turn into ``fiscal_year`` (BE) is about, kind by kind, in order."""
    return [
        *_responsibilities(session, fiscal_year),
        *(_line(row) for row in _of_year(session, LINES, fiscal_year - 1, "position")),
        *(_target(row) for row in _of_year(session, TARGETS, fiscal_year - 1, "quarter")),
    ]


def every_responsibility(session: Session) -> list[Values]:
    """Return all responsibilities: by them the relay's order is seen."""
    return list(all_rows(session, KINDS[RESPONSIBILITIES]).values())


def standing_row(session: Session, kind: str, key: str) -> Values | None:
    """Return a row whole, by its key as the log writes it; None where it is gone."""
    rows = all_rows(session, KINDS[kind]).values()
    return next((row for row in rows if key_text(store_key_of(KINDS[kind], row)) == key), None)


def promises_of(session: Session, responsibility: str, fiscal_year: int) -> list[Values]:
    """Return the villages under a responsibility on the last day of the year before."""
    columns = KINDS[PROMISES].columns
    query = select(columns).where(
        columns.c.responsibility_code == responsibility, _until_the_turn(fiscal_year)
    )
    return [dict(row) for row in session.execute(query.order_by(columns.c.village_code)).mappings()]


def villages_by_area(session: Session, responsibility: str, fiscal_year: int) -> dict[str, int]:
    """Return how many villages of each district and subdistrict stand under a responsibility, by the area's code."""
    found: dict[str, int] = {}
    for village in villages_under(session, responsibility, fiscal_year).values():
        for digits in (DISTRICT, SUBDISTRICT):
            found[village[:digits]] = found.get(village[:digits], 0) + 1
    return found


def villages_under(session: Session, responsibility: str, fiscal_year: int) -> dict[str, str]:
    """Return the villages under a responsibility on the last day of the year before: each code, and what it is then."""
    rows = promises_of(session, responsibility, fiscal_year)
    return _placed(session, (str(row["village_code"]) for row in rows), fiscal_year)


def every_village_under(session: Session, responsibility: str, fiscal_year: int) -> dict[str, str]:
    """Return the villages that stand under a responsibility on any day: each code, and what it is in the new year."""
    columns = KINDS[PROMISES].columns.c
    query = select(columns.village_code).where(columns.responsibility_code == responsibility).distinct()
    return _placed(session, map(str, session.scalars(query)), fiscal_year)


def _placed(session: Session, villages: Iterable[str], fiscal_year: int) -> dict[str, str]:
    became = successors(session, fiscal_range(fiscal_year)[0])
    return {village: became.get(village, village) for village in villages}


def held_in_new_year(session: Session, fiscal_year: int) -> dict[str, Held]:
    """Return the responsibilities that the register has for the new year's first day, by their code."""
    first = fiscal_range(fiscal_year)[0]
    villages = _named_villages(session, _on_first_day(fiscal_year))
    return {
        row["code"]: Held(
            row["agency_code"],
            row["cohort_number"],
            row["mission_code"],
            carries(row),
            row["pledged"],
            villages.get(row["code"], 0),
        )
        for row in every_responsibility(session)
        if row["from_date"] <= first <= last_day_of(row)
    }


def lines_of_year(session: Session, fiscal_year: int) -> list[Values]:
    """Return the budget lines that the register has for a fiscal year."""
    return list(_of_year(session, LINES, fiscal_year, "position"))


def ground_from(kind: str, text: str) -> Values:
    """Return the row as it was when its plan was drafted."""
    return values_from(KINDS[kind], text) or {}


def _responsibilities(session: Session, fiscal_year: int) -> Iterator[OldRow]:
    villages = _named_villages(session, _until_the_turn(fiscal_year))
    rows = (row for row in every_responsibility(session) if is_about(row, fiscal_year))
    for row in sorted(rows, key=lambda row: (row["scheme"], _order(row), row["role"], row["code"])):
        yield OldRow(
            kind=RESPONSIBILITIES,
            key=_key(KINDS[RESPONSIBILITIES], row),
            values=row,
            agency=row["agency_code"],
            cohort=row["cohort_number"],
            mission=row["mission_code"],
            amount=row["pledged"],
            villages=villages.get(row["code"], 0),
            lasts=lasts_into(row, fiscal_year),
        )


def _order(row: Mapping[str, Any]) -> tuple[int, str]:
    return row["cohort_number"] or 0, row["mission_code"] or ""


def _line(row: Values) -> OldRow:
    return OldRow(
        kind=LINES,
        key=_key(KINDS[LINES], row),
        values=row,
        agency=row["agency_code"],
        cohort=row["cohort_number"],
        amount=row["control_satang"],
    )


def _target(row: Values) -> OldRow:
    return OldRow(kind=TARGETS, key=_key(KINDS[TARGETS], row), values=row, amount=row["cumulative_bp"])


def _of_year(session: Session, kind: str, fiscal_year: int, order: str) -> Iterable[Values]:
    rows = (row for row in all_rows(session, KINDS[kind]).values() if row[YEAR] == fiscal_year)
    return sorted(rows, key=lambda row: (row[order], str(row.get("code", ""))))


def _key(kind: RegisterKind, row: Mapping[str, Any]) -> str:
    return key_text(store_key_of(kind, row))


def _until_the_turn(fiscal_year: int) -> ColumnElement[bool]:
    columns, eve = KINDS[PROMISES].columns.c, eve_of(fiscal_year)
    return and_(columns.from_date <= eve, or_(columns.to_date.is_(None), columns.to_date >= eve))


def _on_first_day(fiscal_year: int) -> ColumnElement[bool]:
    columns, first = KINDS[PROMISES].columns.c, fiscal_range(fiscal_year)[0]
    return and_(columns.from_date <= first, or_(columns.to_date.is_(None), columns.to_date >= first))


def _named_villages(session: Session, when: ColumnElement[bool]) -> dict[str, int]:
    columns = KINDS[PROMISES].columns.c
    query = select(columns.responsibility_code, func.count()).where(when)
    return {row[0]: row[1] for row in session.execute(query.group_by(columns.responsibility_code))}
