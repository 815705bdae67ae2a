"""``show``: what the store knows, for people and for programs."""

import json
from datetime import date

import click

from kmcore.cli.options import as_of_option, day_of, fiscal_year_option, reading_store
from kmcore.cli.text_table import text_table
from kmcore.cli.thai_click import N_, KmChoice, KmCommand, option
from kmcore.exchange.show import GROUPINGS, SUBJECTS, ShowResult
from kmcore.exchange.show import show as found
from kmcore.i18n import _, _n
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day


@click.command(cls=KmCommand, help=N_("แสดงข้อมูลเรื่องหนึ่ง ณ วันหนึ่ง เป็นตารางหรือ JSON"))
@click.argument("subject", type=KmChoice(SUBJECTS), metavar="SUBJECT")
@option("--by", type=KmChoice(GROUPINGS), help=N_("จัดกลุ่มของ coverage"))
@as_of_option
@fiscal_year_option
@option("--json", "as_json", is_flag=True, help=N_("พิมพ์ JSON: เงินเป็นสตางค์ วันที่เป็น ค.ศ."))
def show(
    subject: str,
    by: str | None,
    as_of: date | None,
    fiscal_year: int | None,
    as_json: bool,  # noqa: FBT001 - click's flag
) -> None:
    with reading_store() as session:
        result = found(session, subject, by=by, as_of=day_of(session, as_of), fiscal_year=fiscal_year)
    if as_json:
        click.echo(json.dumps(result.as_object(), ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(result))


def _as_text(result: ShowResult) -> str:
    """The table under a line saying what and as of when, with the sum where the rows have one."""
    day = spoken_day(result.as_of, "long")
    title = _(
        "{title} ณ {day} (รุ่นข้อมูล {revision})", title=result.found.title, day=day, revision=result.revision
    )
    total = result.found.total if set(result.found.total) & _numeric_keys(result) else None
    lines = [title, "", text_table(result.found.columns, result.found.rows, total, result.found.levels)]
    rows = len(result.found.rows)
    lines.append(_n("{count} แถว", rows, count=grouped(rows)))
    if result.demo:
        lines.append(_("แถวที่มีคำว่า “สาธิต” มีข้อมูลสมมติปนอยู่"))
    return "\n".join(lines)


def _numeric_keys(result: ShowResult) -> set[str]:
    return {column.key for column in result.found.columns if column.numeric}
