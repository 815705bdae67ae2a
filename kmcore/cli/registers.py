"""``import``, ``undo`` and ``template``: rows of a register by files, and what was written taken back."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import click
from sqlalchemy import Engine

import kmcore.schema  # noqa: F401 - every table: what points at a row must be known before it is taken back
from kmcore.access.account_directory import account_number
from kmcore.access.account_register import existing
from kmcore.access.actor import OPERATOR, By, User
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import user_of
from kmcore.cli.terminal_progress import progress_on_terminal
from kmcore.cli.thai_click import N_, KmChoice, KmCommand, option
from kmcore.exchange.register_files import register_template
from kmcore.i18n import _
from kmcore.registers.commands import import_file
from kmcore.registers.comparison import compared_file, plain_row
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.office_files.tables import TableChoice
from kmcore.registers.queries import batch_record
from kmcore.registers.read_models import ComparedRow, Preview, RowResult, WrittenBatch
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.understood_file import JSON_LINES, UnderstoodFile, understood_file
from kmcore.registers.undo_command import undo_batch
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from kmcore.storage.whole_files import write_whole
from kmcore.thai.numbers import grouped

# Whoever has this machine's shell has the file: the registers are kept by the secretariat, so it is one.
KEEPER: Final = User(None, AccountRole.SECRETARIAT, OPERATOR.label, program=OPERATOR.program)
ROWS_AT_ONCE: Final = 1000  # printed in one piece
SHOWN: Final = 30  # refusals printed; --json has all
kind_argument = click.argument("kind", type=KmChoice(list(KINDS)), metavar="KIND")


@click.command(
    "import", cls=KmCommand, help=N_("นำแฟ้มเข้าทะเบียน ตรวจทุกแถวก่อน ผิดแถวเดียวไม่เขียนเลย ถอนคืนได้ทั้งแฟ้ม")
)
@kind_argument
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@option("--dry-run", is_flag=True, help=N_("ตรวจอย่างเดียว ไม่เขียน"))
@option("--only-good", is_flag=True, help=N_("นำเข้าเฉพาะแถวที่ถูก แถวที่ผิดเว้นไว้"))
@option("--sheet", metavar="NAME", help=N_("ชื่อแผ่นงาน ถ้าไม่ใส่ใช้แผ่นที่ตรงกับทะเบียนที่สุด"))
@option("--as", "name", metavar="NAME", help=N_("ทำแทนบัญชีชื่อนี้ ได้เท่าที่บัญชีนั้นทำได้ ถ้าไม่ใส่ทำในฐานะฝ่ายเลขานุการ"))
@option("--json", "as_json", is_flag=True, help=N_("พิมพ์ผลทุกแถวเป็น JSON"))
@click.pass_context
def import_(  # noqa: PLR0913, PLR0917 - click passes them
    ctx: click.Context,
    kind: str,
    file: Path,
    dry_run: bool,  # noqa: FBT001 - click passes them
    only_good: bool,  # noqa: FBT001
    sheet: str | None,
    name: str | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    engine = _engine()
    user = _acting(engine, name, KINDS[kind])
    with progress_on_terminal(wanted=not as_json):
        understood = _understood(engine, KINDS[kind], file, sheet)
        if dry_run:
            with reading(engine) as session:
                preview = compared_file(session, understood, user)
                written = WrittenBatch(None, revision(session), 0, 0)
        else:
            preview, written = import_file(engine, By(user), understood, only_good=only_good)
    if as_json:
        for piece in _json(preview, written):
            click.echo(piece, nl=False)
    else:
        click.echo(_words(preview, written, dry_run=dry_run))
    if preview.counts[RowResult.REFUSED]:
        ctx.exit(1)


@click.command(cls=KmCommand, help=N_("ถอนคืนชุดที่นำเข้าหรือแก้ ทั้งชุด ถ้ายังไม่มีอะไรอ้างถึง"))
@click.argument("batch", type=int, metavar="BATCH")
def undo(batch: int) -> None:
    engine = _engine()
    with reading(engine) as session:
        found = batch_record(session, batch)
    keeper = keeper_of(KINDS[found.kind]) if found else KEEPER
    written = undo_batch(engine, By(keeper), batch)
    click.echo(_("ถอนคืนชุดที่ {batch} แล้ว เป็นชุดที่ {number}", batch=batch, number=written.batch))


@click.command(cls=KmCommand, help=N_("เขียนแฟ้มเปล่าสำหรับกรอกแล้วนำเข้า"))
@kind_argument
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.xlsx")
def template(kind: str, file: Path) -> None:
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("ชื่อไฟล์ต้องลงท้ายด้วย .xlsx ไม่ใช่ “{file}”", file=file.name))
    write_whole(file, register_template(KINDS[kind]))
    click.echo(
        _("เขียน {file} แล้ว กรอกแล้วนำเข้าด้วย python -m kmcore import {kind} {file}", file=file, kind=kind)
    )


def keeper_of(kind: RegisterKind) -> User:
    """Return who writes a kind where nobody is named: the secretariat, of accounts the operator."""
    return KEEPER if KEEPER.role in kind.permission.roles else OPERATOR


def _engine() -> Engine:
    engine = open_engine(settings().database_url)
    require_current(engine)
    return engine


def _acting(engine: Engine, name: str | None, kind: RegisterKind) -> User:
    """Return who imports: who keeps the kind, or with the rights of a named account.

    Raises:
        NotFoundError: no account has this name.
    """
    if name is None:
        return keeper_of(kind)
    with reading(engine) as session:
        account = existing(session, account_number(session, name))
        whose = user_of(account)
    return replace(whose, account_id=None, program=whose.actor)


def _understood(engine: Engine, kind: RegisterKind, file: Path, sheet: str | None) -> UnderstoodFile:
    is_lines = str(file) == JSON_LINES
    data = sys.stdin.buffer.read() if is_lines else file.read_bytes()
    with reading(engine) as session:
        understood = understood_file(
            kind,
            data,
            JSON_LINES if is_lines else file.name,
            ReferenceIndex(session, KINDS),
            choice=TableChoice(sheet),
        )
    return replace(understood, table=None)  # its own rows are for who decides of them: nobody here


def _json(preview: Preview, written: WrittenBatch) -> Iterator[str]:
    """Yield the outcome as JSON, piece by piece: of a large file the rows alone would fill the memory once more."""
    head: dict[str, object] = {"kind": preview.kind, "file": preview.file.name, "sheet": preview.file.sheet}
    head |= {"columns": dict(preview.file.columns)}
    yield _plain(head)[:-1] + ',\n"rows": ['
    for begin in range(0, len(preview.rows), ROWS_AT_ONCE):
        part = preview.rows[begin : begin + ROWS_AT_ONCE]
        yield (",\n" if begin else "\n") + ",\n".join(_plain(plain_row(row)) for row in part)
    tail = {
        "counts": {result.value: count for result, count in preview.counts.items()},
        "written": written.batch is not None,
        "batch": written.batch,
        "revision": written.revision,
    }
    yield "],\n" + _plain(tail)[1:] + "\n"


def _plain(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)


def _words(preview: Preview, written: WrittenBatch, *, dry_run: bool) -> str:
    refused = [row for row in preview.rows if row.result is RowResult.REFUSED]
    lines = [*preview.file.notices, *map(_refusal, refused[:SHOWN])]
    if len(refused) > SHOWN:
        lines.append(_("… อีก {count} แถว ดูทั้งหมดด้วย --json", count=grouped(len(refused) - SHOWN)))
    counts = {result.value: grouped(count) for result, count in preview.counts.items()}
    lines.append(
        _("ใหม่ {new} · เปลี่ยน {changed} · เหมือนเดิม {same} · รับไม่ได้ {refused} · ไม่นำเข้า {left_out}", **counts)
    )
    lines.append(_outcome(preview, written, dry_run=dry_run))
    return "\n".join(lines)


def _refusal(row: ComparedRow) -> str:
    problems = " ".join(_problem(one.column, one.sentence) for one in row.problems)
    return _("แถวที่ {row}: {problems}", row=row.number, problems=problems) if row.number else problems


def _problem(column: str, sentence: str) -> str:
    return _("ช่อง {column}: {sentence}", column=column, sentence=sentence) if column else sentence


def _outcome(preview: Preview, written: WrittenBatch, *, dry_run: bool) -> str:
    if written.batch is not None:
        return _("บันทึกแล้ว เป็นชุดที่ {batch} ถอนคืนด้วย python -m kmcore undo {batch}", batch=written.batch)
    if dry_run:
        return _("ตรวจอย่างเดียว ยังไม่ได้บันทึกอะไร")
    if preview.counts[RowResult.REFUSED]:
        return _("ยังไม่ได้บันทึกอะไร แก้แถวที่รับไม่ได้แล้วนำเข้าอีกครั้ง หรือเติม --only-good เพื่อเว้นแถวเหล่านั้น")
    return _("ไม่มีอะไรต่างจากทะเบียน จึงไม่ได้บันทึก")
