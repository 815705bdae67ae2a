"""What the permission matrix tries of the registers: a row by its form, a file, and a batch taken back."""

import json
from datetime import date
from typing import Final

from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.exchange.new_province.commands import set_province
from kmcore.exchange.new_province.province_form import ProvinceForm
from kmcore.registers.commands import import_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.grid_commands import GridRow, compared_grid, write_grid
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_commands import RowEdit, add_row, change_row_from, correct_row, end_row
from kmcore.registers.understood_file import understood_file
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.access.matrix import AGENCIES, BOTH, Actor, Trial

DAY: Final = date(2007, 2, 9)
AGENCY: Final = {"name_th": "สำนักงานทดลอง", "short_th": "ทล."}
PROVINCE: Final = ProvinceForm("นครศรีธรรมราช", "80", "2550", "9 ม.ค. 2550")
EVIDENCE: Final = {
    "village_code": "80010601",
    "mission_code": "sufficiency",
    "on_date": "8 ก.พ. 2550",
    "note": "จัดเวทีเรียนรู้",
}


def _import(actor: Actor) -> None:
    with reading(actor.world.engine) as session:
        others = ReferenceIndex(session, KINDS)
        file = understood_file(KINDS["agencies"], json.dumps(AGENCY).encode(), "-", others)
    import_file(actor.world.engine, actor.by, file)


def _own_row(actor: Actor, side: str) -> None:
    cells = {**EVIDENCE, "agency_code": AGENCIES[side]}
    add_row(actor.world.engine, actor.by, KINDS["evidence"], cells)


def _edit(code: str, kind: str = "agencies", **cells: str) -> RowEdit:
    return RowEdit(KINDS[kind], (code,), cells, {})


REGISTER_TRIALS: Final[dict[str, Trial]] = {
    "keep_register": Trial(
        lambda actor, _side: _done(add_row(actor.world.engine, actor.by, KINDS["agencies"], AGENCY))
    ),
    "keep_own_rows": Trial(_own_row, BOTH),
    "keep_people": Trial(
        lambda actor, _side: _done(
            add_row(
                actor.world.engine,
                actor.by,
                KINDS["people"],
                {"login": "new-one", "label": "ทดลอง", "role": "ผู้ชม"},
            )
        )
    ),
    "set_province": Trial(lambda actor, _side: _done(set_province(actor.world.engine, actor.by, PROVINCE))),
}
# Further commands of an action that has its try above, by "action: which".
REGISTER_ALSO: Final[dict[str, Trial]] = {
    "keep_register: import": Trial(lambda actor, _side: _import(actor)),
    "keep_register: correct": Trial(
        lambda actor, _side: _done(
            correct_row(actor.world.engine, actor.by, _edit("cdd", ministry="กระทรวงทดลอง"))
        )
    ),
    "keep_register: change": Trial(
        lambda actor, _side: _done(
            change_row_from(
                actor.world.engine, actor.by, _edit("cohort-1-baac", "responsibilities", role="แม่งาน"), DAY
            )
        )
    ),
    "keep_register: end": Trial(
        lambda actor, _side: _done(
            end_row(actor.world.engine, actor.by, _edit("cohort-1-doae", "responsibilities"), DAY)
        )
    ),
    "keep_register: grid": Trial(lambda actor, _side: _grid(actor)),
    "keep_register: undo": Trial(lambda actor, _side: _undo(actor)),
}


def _grid(actor: Actor) -> None:
    """Send a grid as somebody who may agreed to it."""
    kind, rows = KINDS["agencies"], (GridRow(1, AGENCY),)
    secretariat = User(1, AccountRole.SECRETARIAT, "")
    with reading(actor.world.engine) as session:
        shown = compared_grid(session, kind, rows, secretariat, ReferenceIndex(session, KINDS))
    write_grid(actor.world.engine, actor.by, kind, rows, shown)


def _undo(actor: Actor) -> None:
    """Try a batch that somebody who may has written."""
    undo_batch(actor.world.engine, actor.by, actor.world.batch)


def _done(_result: object) -> None:
    """A command's answer is of no matter to the matrix."""
