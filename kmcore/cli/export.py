"""``export``: tables as files, and the documents of a circle."""

from datetime import date
from pathlib import Path
from typing import Final

import click
from sqlmodel import Session

from kmcore.access.actor import By
from kmcore.cli.options import as_of_option, day_of, fiscal_year_option, reading_store
from kmcore.cli.registers import keeper_of
from kmcore.cli.thai_click import N_, KmChoice, KmCommand, option
from kmcore.clock import system_clock
from kmcore.exchange.exports import EXPORTS, budget_table, export_table
from kmcore.exchange.register_files import register_table_for
from kmcore.exchange.tables import ExportTable, write_csv, write_xlsx
from kmcore.i18n import _, _n
from kmcore.registers.definitions import KINDS
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.whole_files import write_whole
from kmcore.thai.numbers import grouped

WRITERS: Final = {".xlsx": write_xlsx, ".csv": write_csv}
YEAR_OF_BUDGET: Final = N_("--year ใช้กับ export budget เท่านั้น")
DOCUMENTS: Final = ("minutes", "agenda", "letter", "pack")


@click.command(
    cls=KmCommand, help=N_("ส่งออกตารางเป็นไฟล์ .xlsx หรือ .csv หรือออกเอกสารของวงเป็นไฟล์ .docx หรือ .pdf")
)
@click.argument("kind", type=KmChoice((*EXPORTS, *DOCUMENTS, *KINDS)), metavar="KIND")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@as_of_option
@fiscal_year_option
@option(
    "--meeting",
    metavar="CODE",
    help=N_("เอกสารของการประชุมใด ถ้าไม่ใส่คือครั้งที่กำลังจะถึง หรือครั้งล่าสุดสำหรับรายงานและหนังสือ"),
)
@option("--agency", metavar="CODE", help=N_("รหัสหน่วยงานที่หนังสือถึง"))
@option("--thai-digits", is_flag=True, help=N_("ใช้เลขไทยในเอกสาร"))
def export(  # noqa: PLR0913, PLR0917 - click passes them
    kind: str,
    file: Path,
    as_of: date | None,
    fiscal_year: int | None,
    meeting: str | None,
    agency: str | None,
    thai_digits: bool,  # noqa: FBT001 - click's flag
) -> None:
    if kind not in DOCUMENTS:
        _refuse(meeting, agency, thai_digits=thai_digits)
        _table(kind, file, as_of, fiscal_year)
    elif fiscal_year is not None:
        raise click.UsageError(_(YEAR_OF_BUDGET))
    elif as_of is not None:
        raise click.UsageError(_("--as-of ใช้กับตารางเท่านั้น เอกสารของวงใช้วันของการประชุม"))
    else:
        _document(kind, file, meeting, agency, thai_digits=thai_digits)


def _refuse(meeting: str | None, agency: str | None, *, thai_digits: bool) -> None:
    if meeting or agency or thai_digits:
        raise click.UsageError(_("--meeting --agency และ --thai-digits ใช้กับเอกสารของวงเท่านั้น ไม่ใช้กับตาราง"))


def _table(kind: str, file: Path, as_of: date | None, fiscal_year: int | None) -> None:
    if fiscal_year is not None and kind != "budget":
        raise click.UsageError(_(YEAR_OF_BUDGET))
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise click.UsageError(_("ชื่อไฟล์ต้องลงท้ายด้วย .xlsx หรือ .csv ไม่ใช่ “{file}”", file=file.name))
    with reading_store() as session:
        day = day_of(session, as_of)
        table = None if _is_personal(kind) else _found(session, kind, day, fiscal_year)
    if table is None:
        by = By(keeper_of(KINDS[kind]))
        table = register_table_for(open_engine(settings().database_url), by, KINDS[kind], day, system_clock())
    write_whole(file, writer(table))
    rows = len(table.rows)
    click.echo(_n("เขียน {file} แล้ว {count} แถว", rows, file=file, count=grouped(rows)))


def _found(session: Session, kind: str, day: date, fiscal_year: int | None) -> ExportTable:
    if fiscal_year is not None:
        return budget_table(session, day, system_clock(), fiscal_year)
    return export_table(session, kind, day, system_clock())


def _is_personal(kind: str) -> bool:
    return kind in KINDS and any(field.personal for field in KINDS[kind].fields)


def _document(kind: str, file: Path, meeting: str | None, agency: str | None, *, thai_digits: bool) -> None:
    # A table's writers need none of this: typst and python-docx are read only for a document.
    from kmcore.documents.issue import COMMAND_LINE, issue  # noqa: PLC0415
    from kmcore.documents.kinds import OFFERED, Kind, Media  # noqa: PLC0415

    wanted = Kind(kind)
    endings = [f".{media}" for media in OFFERED[wanted]]
    if file.suffix.lower() not in endings:
        known = " ".join(endings)
        raise click.UsageError(
            _("ชื่อไฟล์ของเอกสารนี้ต้องลงท้ายด้วย {known} ไม่ใช่ “{file}”", known=known, file=file.name)
        )
    if agency and wanted is not Kind.LETTER:
        raise click.UsageError(_("--agency ใช้กับ letter เท่านั้น"))
    with reading_store() as session:
        code = meeting or _meeting(session, kind)
    made = issue(
        open_engine(settings().database_url),
        By(COMMAND_LINE),
        wanted,
        code,
        Media(file.suffix.lower().removeprefix(".")),
        agency_code=agency,
        thai_digits=thai_digits,
    )
    write_whole(file, made.data)
    click.echo(_("เขียน {file} แล้ว รหัสตรวจสอบ {code}", file=file, code=made.code))


def _meeting(session: Session, kind: str) -> str:
    """Return the meeting a document is of when none is named: the one that is near, or for what it left the last."""
    from kmcore.documents.errors import DocumentError  # noqa: PLC0415
    from kmcore.meetings.queries import last_circle  # noqa: PLC0415
    from kmcore.meetings.room.queries import current_session  # noqa: PLC0415

    day = day_of(session, None)
    found = last_circle(session, day) if kind in {"minutes", "letter"} else current_session(session, day)
    if found is None:
        raise DocumentError("ยังไม่มีการประชุมให้ออกเอกสาร กำหนดวันประชุมในหน้าปฏิทินวง หรือระบุด้วย --meeting")
    return found.code
