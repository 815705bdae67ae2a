"""A kind that nobody thought of needs one definition and its table; no part of the registers knows a kind by name."""

import ast
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from kmcore.access.kinds import AccountRole
from kmcore.clock import system_clock
from kmcore.exchange.register_files import register_table, register_template
from kmcore.exchange.tables import write_xlsx
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key
from kmcore.registers.definitions import KINDS
from kmcore.registers.field_types import Day, Reference, Text, Whole
from kmcore.registers.listing import register_counts, register_page, register_row
from kmcore.registers.read_models import RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_commands import add_row
from kmcore.registers.understood_file import understood_file
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.engine import WRITES
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import imported
from tests.support.people import person

REGISTERS: Final = Path(__file__).parents[3] / "kmcore" / "registers"


class OwnTables(SQLModel, registry=registry()):
    """Tables of this test alone: the product's schema stays what it is."""


class Boat(OwnTables, table=True):
    """A boat of an agency."""

    __tablename__ = "boat"
    code: str = Field(primary_key=True, max_length=12)
    name_th: str
    agency_code: str
    seats: int | None = None
    built_on: date | None = None
    origin: str = "live"


BOATS: Final = RegisterKind(
    code="boats",
    title="เรือทั้งหมด",
    one="เรือ",
    table=Boat,
    key=("code",),
    named_by=("name_th",),
    made_key=counted_key("boat"),
    fields=(
        RegisterField("code", "รหัสเรือ", Text(12), ("รหัส",), required=True),
        RegisterField("name_th", "ชื่อเรือ", Text(), ("เรือ",), required=True),
        RegisterField("agency_code", "หน่วยงาน", Reference(to="agencies"), ("เจ้าของ",), required=True),
        RegisterField("seats", "ที่นั่ง", Whole(), ("จำนวนที่นั่ง",)),
        RegisterField("built_on", "ต่อเมื่อ", Day(happened=True), ("วันที่ต่อ",)),
    ),
)
LINE: Final[dict[str, Any]] = {
    "name_th": "เรือพระที่นั่งทดสอบ",
    "agency_code": "พช.",
    "seats": "12 ที่นั่ง",
    "built_on": "9 ก.พ. 2549",
}


@pytest.fixture
def boats(store: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Return a store that has the table, in a program that has the definition."""
    with store.execution_options(**{WRITES: True}).begin() as connection:
        OwnTables.metadata.create_all(connection)
    monkeypatch.setitem(KINDS, "boats", BOATS)
    return store


def read_again(engine: Engine, data: bytes) -> list[dict[str, Any]]:
    with reading(engine) as session:
        return [
            dict(row.values)
            for row in understood_file(BOATS, data, "เรือ.xlsx", ReferenceIndex(session, KINDS)).rows
        ]


def test_one_definition_is_enough(boats: Engine) -> None:
    by = person(boats, AccountRole.SECRETARIAT).by()
    preview, written = imported(boats, by, "boats", [{**LINE, "seats": 12}])
    assert [(row.result, row.problems) for row in preview.rows] == [(RowResult.NEW, ())]
    added = add_row(boats, by, BOATS, {"name_th": "เรือสอง", "agency_code": "กศน.", "seats": "7"})
    with reading(boats) as session:
        assert ("boats", 2) in {(one.kind, one.rows) for one in register_counts(session)}
        page = register_page(session, "boats", "พช.")
        assert [(row.name, row.address) for row in page.rows] == [("เรือพระที่นั่งทดสอบ", "boat-1")]
        shown = register_row(session, "boats", "boat-1")
        assert shown is not None
        assert len(shown.history) == 1
        table = register_table(session, BOATS, date(2007, 2, 8), system_clock())
    again = read_again(boats, write_xlsx(table))
    assert [row["seats"] for row in again] == [12, 7]
    assert read_again(boats, register_template(BOATS)) == []
    assert (
        imported(boats, by, "boats", [{**one, "built_on": str(one.get("built_on") or "")} for one in again])[
            1
        ].batch
        is None
    )
    for batch in (added, written):
        undo_batch(boats, by, batch.batch or 0)
    with reading(boats) as session:
        assert register_page(session, "boats").total == 0


def test_what_is_wrong_in_a_row_of_it_is_told(boats: Engine) -> None:
    by = person(boats, AccountRole.SECRETARIAT).by()
    preview, written = imported(boats, by, "boats", [{**LINE, "seats": "หลายที่", "built_on": "9 ก.พ. 2560"}])
    assert written.batch is None
    assert {one.code for row in preview.rows for one in row.problems} == {"not_a_number", "in_the_future"}


def _files(under: Path) -> list[Path]:
    return sorted(under.rglob("*.py"))


def test_no_definition_knows_another_kind_s() -> None:
    names = {f"kmcore.registers.definitions.{path.stem}" for path in _files(REGISTERS / "definitions")}
    found = [
        (path.stem, node.module)
        for path in _files(REGISTERS / "definitions")
        if path.stem != "__init__"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in names | {"kmcore.registers.definitions"}
    ]
    assert found == []


def test_nothing_beside_the_definitions_names_a_kind() -> None:
    words = {
        "areas",
        "villages",
        "people",
        "actions",
        "activities",
        "sources",
    }  # of English, and of other things
    codes = set(KINDS) - words
    found = [
        (path.name, node.value)
        for path in _files(REGISTERS)
        if "definitions" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in codes
    ]
    assert found == []
