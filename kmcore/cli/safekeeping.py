"""``boundaries``, ``backup``, ``restore`` and ``verify``: official maps in, and the store kept safe."""

from datetime import date
from pathlib import Path

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from kmcore.cli.options import as_of_option, day_of
from kmcore.cli.thai_click import N_, KmCommand
from kmcore.clock import today
from kmcore.errors import StorageError
from kmcore.exchange.boundaries import import_boundaries
from kmcore.exchange.verify import verify as looked_at
from kmcore.i18n import _
from kmcore.schema import metadata
from kmcore.settings import settings
from kmcore.storage.backup import backup as back_up
from kmcore.storage.backup import restore as bring_back
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from kmcore.thai.numbers import grouped

file_argument = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")


@click.command(cls=KmCommand, help=N_("นำเส้นขอบเขตทางการ (GeoJSON) ของทุกอำเภอหรือทุกตำบลเข้าแทนแผนที่โดยประมาณ"))
@file_argument
def boundaries(file: Path) -> None:
    report = import_boundaries(settings().database_url, file)
    level = {"district": _("อำเภอ"), "subdistrict": _("ตำบล")}[report.level]
    click.echo(_("นำขอบเขต {count} {level} เข้าแล้ว", count=grouped(report.areas), level=level))


@click.command(cls=KmCommand, help=N_("สำรองฐานข้อมูลเป็นไฟล์เดียว ทำได้ขณะใช้งานอยู่"))
@file_argument
def backup(file: Path) -> None:
    report = back_up(settings().database_url, file)
    click.echo(_("สำรองไว้ที่ {file} แล้ว ({size} kB)", file=report.path, size=grouped(report.size // 1000)))


@click.command(cls=KmCommand, help=N_("กู้ฐานข้อมูลจากไฟล์สำรอง ฐานข้อมูลเดิมเก็บไว้ในชื่อที่มีเวลา"))
@file_argument
def restore(file: Path) -> None:
    report = bring_back(settings().database_url, file, tables=metadata.tables)
    click.echo(_("กู้จาก {file} แล้ว (รุ่นข้อมูล {revision})", file=file, revision=report.revision))
    if report.kept:
        click.echo(_("ฐานข้อมูลก่อนกู้เก็บไว้ที่ {file}", file=report.kept))


@click.command(cls=KmCommand, help=N_("ตรวจว่าฐานข้อมูลสมบูรณ์ บันทึกการใช้งานไม่ถูกแก้ และยอดตรงกัน"))
@as_of_option
@click.pass_context
def verify(ctx: click.Context, as_of: date | None) -> None:
    engine = open_engine(settings().database_url)
    findings = looked_at(engine, as_of or _day(engine))
    for finding in findings:
        click.echo(f"{'✓' if finding.ok else '✗'} {finding.message}")
    if not all(finding.ok for finding in findings):
        ctx.exit(1)


def _day(engine: Engine) -> date:
    """A store too damaged to say its own day is looked at as of today."""
    try:
        with reading(engine) as session:
            return day_of(session, None)
    except (SQLAlchemyError, StorageError):
        return today()
