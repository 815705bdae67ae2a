"""``export``: tables as files."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from kmcore.cli.options import as_of_option, day_of, reading_store
from kmcore.cli.thai_click import N_, KmChoice, KmCommand
from kmcore.clock import system_clock
from kmcore.exchange.exports import EXPORTS, export_table
from kmcore.exchange.tables import write_csv, write_xlsx
from kmcore.i18n import _, _n
from kmcore.storage.files import write_whole
from kmcore.thai.numbers import grouped

WRITERS: Final = {".xlsx": write_xlsx, ".csv": write_csv}


@click.command(cls=KmCommand, help=N_("ส่งออกตารางเป็นไฟล์ .xlsx หรือ .csv"))
@click.argument("kind", type=KmChoice(EXPORTS), metavar="KIND")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@as_of_option
def export(kind: str, file: Path, as_of: date | None) -> None:
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise click.UsageError(_("ชื่อไฟล์ต้องลงท้ายด้วย .xlsx หรือ .csv ไม่ใช่ “{file}”", file=file.name))
    with reading_store() as session:
        table = export_table(session, kind, day_of(session, as_of), system_clock())
    write_whole(file, writer(table))
    rows = len(table.rows)
    click.echo(_n("เขียน {file} แล้ว {count} แถว", rows, file=file, count=grouped(rows)))
